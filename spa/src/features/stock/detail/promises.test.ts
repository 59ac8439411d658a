import { ordersExamples } from '@fluxori/contract/orders/examples'
import type { Order, OrderLine } from '@fluxori/contract/orders/orders'
import { describe, expect, test } from 'vitest'
import { heldBy, holderWords, lackedBy, openStatuses } from './promises.ts'

const { document: example } = ordersExamples.documents.orders
const [exampleLine] = example.lines
if (exampleLine === undefined) throw new Error('the example order has no line')
const line = (some: Partial<OrderLine>): OrderLine => ({
  ...exampleLine,
  sku: 'TONGS',
  quantity: 1,
  allocated: 0,
  demand: [{ sku: 'TONGS', quantity: 1 }],
  allocations: [],
  ...some,
})
const order = (id: string, placedAt: string, lines: readonly OrderLine[]): Order => ({
  ...example,
  id: `shopify:${id}`,
  number: `#${id}`,
  placedAt,
  lines: [...lines],
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
  const words = (at: string | null) =>
    heldBy(orders, 'TONGS', at).map(({ order: { number }, warehouse, units }) => [number, warehouse, units])

  test('is told by order and warehouse, oldest first; lines of one order are added up, kits counted too', () => {
    expect(words(null)).toEqual([
      ['#1', 'cpt', 4],
      ['#2', 'jhb', 3],
      ['#2', 'cpt', 1],
    ])
  })
  test('can be asked of one warehouse', () => {
    expect(words('jhb')).toEqual([['#2', 'jhb', 3]])
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
