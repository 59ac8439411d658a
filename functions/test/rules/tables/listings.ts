import { listings } from '@fluxori/contract/channels/channels'
import { all, read, rulesTable } from '../rules-table.ts'

const document = {
  id: 'shopify:11',
  channelId: 'shopify',
  externalId: '11',
  sku: 'KETTLE',
  title: 'Kettle, 1.7 l',
  desired: { quantity: 4, priceCents: 32_900, at: '2026-11-22T08:15:00.000Z' },
  published: { quantity: null, priceCents: null, at: null, sold: 0 },
  observed: { quantity: null, priceCents: null, at: null },
  pending: true,
  sold: 0,
  problem: null,
  drift: null,
}

export const listingsTable = rulesTable(listings, { ids: { listing: document.id }, document }, read(all))
