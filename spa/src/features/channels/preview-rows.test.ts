import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { Stock } from '@fluxori/contract/stock/stock'
import { expect, test } from 'vitest'
import { availableOn, changesOf, previewOf } from './preview-rows.ts'

const warehouse = (id: string, change: Partial<Warehouse> = {}): Warehouse => ({
  id,
  name: id,
  address: '',
  kind: 'own',
  priority: 1,
  serves: null,
  ...change,
})
const level = (onHand: number, reserved = 0) => ({
  onHand,
  reserved,
  incoming: 5,
  inTransit: 5,
  damaged: 1,
  quarantined: 1,
})
const stock = (change: Partial<Stock> = {}): Stock =>
  Stock.parse({
    sku: 'MUG',
    levels: { jhb: level(12, 3), cpt: level(6) },
    available: 11,
    shortage: 0,
    listings: [],
    sold: {},
    kits: [],
    lastMovement: null,
    ...change,
  })
const both = [warehouse('jhb'), warehouse('cpt')]
const one = [warehouse('jhb'), warehouse('cpt', { serves: ['takealot'] })]

test.each([
  ['all that is available when every warehouse serves it', stock(), both, 11],
  [
    'all that is available when it is served by name',
    stock(),
    [warehouse('jhb', { serves: ['shopify'] })],
    11,
  ],
  [
    'all that is available whatever a warehouse that nothing is sold from serves',
    stock(),
    [...both, warehouse('dc', { kind: 'marketplace-dc', serves: [] })],
    11,
  ],
  ['the free units of the warehouses that serve it', stock(), one, 7],
  ['less what open orders wait for', stock({ shortage: 2 }), one, 5],
  ['never less than nothing', stock({ shortage: 99 }), one, 0],
  ['nothing where no warehouse serves it', stock(), [warehouse('jhb', { serves: [] })], 0],
  ['of a kit all that is available when every warehouse serves it', stock({ isKit: true }), both, 11],
  ['of a kit nobody knows how many from some warehouses only', stock({ isKit: true }), one, null],
])('a channel could sell %s', (_, held, warehouses, units) => {
  expect(availableOn('shopify', held, warehouses)).toBe(units)
})

const listing = (id: string, sku: string | null, quantity: number) => ({
  id,
  title: id,
  sku,
  desired: { quantity, priceCents: null, at: '2026-11-24T06:00:00.000Z' },
})
const formula = { max: 5, safety: 0, shareBps: 10_000, buffer: 0 }

test('a preview tells what each listing shows now and would show then', () => {
  const ground = {
    listings: [
      listing('a', 'MUG', 11),
      listing('b', null, 3),
      listing('c', 'GONE', 2),
      listing('d', 'MUG', 5),
    ],
    stock: [stock()],
    warehouses: both,
  }
  const rows = previewOf('shopify', ground, formula)
  expect(rows.map(({ now, then }) => [now, then])).toEqual([
    [11, 5],
    [3, 3],
    [2, null],
    [5, 5],
  ])
  expect(changesOf(rows).map(({ id }) => id)).toEqual(['a'])
})
