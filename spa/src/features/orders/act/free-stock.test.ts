import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import type { Level, Stock } from '@fluxori/contract/stock/stock'
import { expect, test } from 'vitest'
import { exampleLine } from '../example-order.ts'
import { freeFor, shortSkus } from './free-stock.ts'

const level = (change: Partial<Level>): Level => ({
  onHand: 0,
  reserved: 0,
  incoming: 0,
  inTransit: 0,
  damaged: 0,
  quarantined: 0,
  ...change,
})
const place = (id: string, change: Partial<Warehouse> = {}): Warehouse => ({
  id,
  name: id,
  address: '',
  kind: 'own',
  priority: 1,
  serves: null,
  ...change,
})
const stockOf = (levels: Stock['levels']): Stock => ({
  sku: 'KETTLE',
  title: '',
  isKit: false,
  words: [],
  supply: 'enough',
  levels,
  available: 0,
  shortage: 0,
  listings: [],
  sold: {},
  kits: [],
  lastMovement: null,
})

test.each([
  { name: 'what is whole and not promised', where: place('jhb'), free: 4 },
  { name: 'a warehouse that serves the channel', where: place('jhb', { serves: ['shop'] }), free: 4 },
  { name: 'not one that serves others only', where: place('jhb', { serves: ['other'] }), free: 0 },
  { name: "not a marketplace's own centre", where: place('jhb', { kind: 'marketplace-dc' }), free: 0 },
  { name: 'not goods on the road', where: place('jhb', { kind: 'transit' }), free: 0 },
])('free for a buyer: $name', ({ where, free }) => {
  const stock = stockOf({ jhb: level({ onHand: 10, reserved: 3, damaged: 2, quarantined: 1, incoming: 50 }) })
  expect(freeFor(stock, [where, place('empty')], 'shop')).toBe(free)
})

test('a kit is short of its components', () => {
  const lines = [
    exampleLine({
      shortage: 2,
      demand: [
        { sku: 'LAMP', quantity: 1 },
        { sku: 'BULB', quantity: 2 },
      ],
    }),
    exampleLine({ id: '2', shortage: 1, demand: [{ sku: 'BULB', quantity: 1 }] }),
    exampleLine({ id: '3', shortage: 0 }),
  ]
  expect(shortSkus(lines)).toEqual([
    { sku: 'LAMP', short: 2 },
    { sku: 'BULB', short: 5 },
  ])
})
