import { orders } from '@fluxori/contract/orders/orders'
import { all, read, rulesTable } from '../rules-table.ts'

const line = {
  id: '1',
  listing: 'shopify:11',
  sku: 'KETTLE',
  mapping: 'mapped',
  skuText: 'KETTLE',
  barcode: null,
  title: 'Kettle, 1.7 l',
  quantity: 2,
  shipped: 0,
  allocated: 2,
  shortage: 0,
  demand: [{ sku: 'KETTLE', quantity: 1 }],
  allocations: [{ sku: 'KETTLE', warehouse: 'jhb', quantity: 2 }],
  totalCents: 65_800,
  vatClass: 'standard',
  vatRateBps: 1500,
  vatCents: 8583,
  version: 1,
}

const document = {
  id: 'shopify:1001',
  channelId: 'shopify',
  externalId: '1001',
  number: '#1001',
  status: 'allocated',
  payment: 'paid',
  currency: 'ZAR',
  placedAt: '2026-11-22T08:14:00.000Z',
  day: '2026-11-22',
  receivedAt: '2026-11-22T08:15:00.000Z',
  updatedAt: '2026-11-22T08:15:00.000Z',
  channelUpdatedAt: null,
  cancelledAt: null,
  cancelledBy: null,
  shippedAt: null,
  version: 1,
  lines: [line],
  units: 2,
  totalCents: 65_800,
  shippingCents: 0,
  vatCents: 8583,
  waitingFor: [],
  unmapped: [],
  history: [
    {
      kind: 'taken-in',
      at: '2026-11-22T08:15:00.000Z',
      by: { kind: 'channel', channelId: 'shopify' },
      command: 'shopify:order:1001:1',
      units: 2,
      note: null,
    },
  ],
  words: ['#1001', '1001', 'kettle'],
}

export const ordersTable = rulesTable(orders, { ids: { order: document.id }, document }, read(all))
