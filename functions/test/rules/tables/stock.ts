import { stock } from '@fluxori/contract/stock/stock'
import { all, read, rulesTable } from '../rules-table.ts'

const document = {
  sku: 'KETTLE',
  title: 'Kettle, 1.7 l',
  isKit: false,
  words: ['kettle'],
  supply: 'low',
  levels: { jhb: { onHand: 6, reserved: 2, incoming: 0, inTransit: 0, damaged: 0, quarantined: 0 } },
  available: 4,
  shortage: 0,
  listings: ['shopify:11'],
  sold: {},
  kits: [],
  lastMovement: { seq: 12, at: '2026-11-22T08:15:00.000Z' },
}

export const stockTable = rulesTable(stock, { ids: { sku: document.sku }, document }, read(all))
