import type { Order, OrderLine } from '@fluxori/contract/orders/orders'
import { describe, expect, test } from 'vitest'
import { heldBy, holderWords, lackedBy, openStatuses } from './promises.ts'

const line = (some: Partial<OrderLine>): OrderLine => ({
  id: '1',
  kind: 'goods',
  listing: null,
  sku: 'TONGS',
  mapping: 'mapped',
  skuText: 'TONGS',
  barcode: null,
  title: '',
  quantity: 1,
  shipped: 0,
  allocated: 0,
  shortage: 0,
  demand: [{ sku: 'TONGS', quantity: 1 }],
  allocations: [],
  totalCents: 0,
  vatClass: 'standard',
  vatRateBps: 1500,
  vatCents: 0,
  told: { sent: 0, returned: 0, cancelled: false },
  refunded: { units: 0, cents: 0 },
  paid: null,
  taxCents: null,
  version: 1,
  ...some,
})
const order = (id: string, placedAt: string, lines: readonly OrderLine[]): Order => ({
  id: `shopify:${id}`,
  channelId: 'shopify',
  externalId: id,
  number: `#${id}`,
  status: 'allocated',
  payment: 'paid',
  currency: 'ZAR',
  placedAt,
  day: placedAt.slice(0, 10),
  receivedAt: placedAt,
  updatedAt: placedAt,
  channelUpdatedAt: null,
  cancelledAt: null,
  cancelledBy: null,
  shippedAt: null,
  version: 1,
  lines: [...lines],
  units: 1,
  totalCents: 0,
  shippingCents: 0,
  vatCents: 0,
  differenceCents: 0,
  refundsCents: 0,
  shippingTaxCents: null,
  vatRule: null,
  country: null,
  doubts: [],
  digest: '',
  waitingFor: [],
  unmapped: [],
  history: [],
  words: [],
})
const held = (sku: string, warehouse: string, quantity: number) => ({ sku, warehouse, quantity })

test('an order that is shipped or cancelled holds nothing', () => {
  expect(openStatuses).toEqual(['unmapped', 'oversold', 'backordered', 'allocated', 'part-shipped'])
})

describe('the words that find who holds a SKU', () => {
  test('are its own and those of its kits', () => {
    expect(holderWords('TONGS-45', ['KIT-BRAAI'])).toEqual(['tongs-45', 'kit-braai'])
  })
  test('are its longest part where it has a space in it', () => {
    expect(holderWords('Tongs extra 45', [])).toEqual(['tongs'])
  })
  test('are no more than can be asked for at once', () => {
    expect(holderWords('A1', ['B1', 'C1', 'D1', 'E1', 'F1', 'G1', 'H1'])).toHaveLength(6)
  })
})

describe('what orders hold', () => {
  const orders = [
    order('2', '2026-11-22T09:00:00.000Z', [
      line({ allocations: [held('TONGS', 'jhb', 2), held('TONGS', 'cpt', 1)] }),
      line({ id: '2', allocations: [held('TONGS', 'jhb', 1), held('GRID', 'jhb', 5)] }),
    ]),
    order('1', '2026-11-21T09:00:00.000Z', [line({ sku: 'KIT', allocations: [held('TONGS', 'cpt', 4)] })]),
    order('3', '2026-11-23T09:00:00.000Z', [line({ allocations: [held('GRID', 'jhb', 5)] })]),
  ]
  const told = (at: string | null) =>
    heldBy(orders, 'TONGS', at).map(({ order: { number }, warehouse, units }) => [number, warehouse, units])

  test('is told by order and warehouse, oldest first; lines of one order are added up, kits counted too', () => {
    expect(told(null)).toEqual([
      ['#1', 'cpt', 4],
      ['#2', 'jhb', 3],
      ['#2', 'cpt', 1],
    ])
  })
  test('can be asked of one warehouse', () => {
    expect(told('jhb')).toEqual([['#2', 'jhb', 3]])
  })
})

test('an order lacks what its short lines need; two of a kit that takes three are six', () => {
  const waiting = order('1', '2026-11-21T09:00:00.000Z', [
    line({ shortage: 1 }),
    line({ id: '2', sku: 'KIT', shortage: 2, demand: [{ sku: 'TONGS', quantity: 3 }] }),
    line({ id: '3', sku: 'GRID', shortage: 9, demand: [{ sku: 'GRID', quantity: 1 }] }),
  ])
  expect(lackedBy(waiting, 'TONGS')).toBe(7)
})
