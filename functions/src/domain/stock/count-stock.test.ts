import { describe, expect, test } from 'vitest'
import { drainMemory } from '../../../dev/memory-journal.ts'
import {
  append,
  movementsIn,
  openMemoryShop,
  warehouseOf,
  type MemoryShop,
} from '../../../test/memory-shop.ts'
import { channelOrder } from '../../../test/shop.ts'

const at = '2026-11-22T10:00:00.000Z'

type Plan = Readonly<{ jhb: number; cpt?: number; orders: readonly Readonly<Record<string, number>>[] }>

/** A shop with kettles and mugs, in which these orders were placed a minute after another. */
function ordered({ jhb, cpt = 0, orders }: Plan): MemoryShop {
  const shop = openMemoryShop({
    units: { KETTLE: { jhb, cpt }, MUG: { jhb: 50 } },
    kits: {
      DUO: [
        { sku: 'KETTLE', quantity: 2 },
        { sku: 'MUG', quantity: 1 },
      ],
    },
    warehouses: [warehouseOf('jhb'), warehouseOf('cpt', { priority: 2 })],
  })
  orders.forEach((units, index) => {
    const minute = String(index).padStart(2, '0')
    const order = channelOrder(String(index), units, { placedAt: `2026-11-22T08:${minute}:00.000Z` })
    append(shop, `order-${index}`, { kind: 'order-received', payload: { channelId: 'shopify', order } })
  })
  return shop
}

function counted(shop: MemoryShop, units: number, expected: number, batchSize = 100): MemoryShop {
  drainMemory(shop, batchSize, at)
  const lines = [{ sku: 'KETTLE', counted: units, expected }]
  append(shop, 'count', {
    kind: 'stock-update',
    payload: { change: { kind: 'count', warehouse: 'jhb', lines, reference: 'C-7' } },
  })
  drainMemory(shop, batchSize, at)
  return shop
}

const held = (shop: MemoryShop) => [...shop.orders.values()].map(({ lines }) => lines[0]?.allocated)
const inJhb = (shop: MemoryShop) => shop.stock.get('KETTLE')?.levels['jhb']

describe('a count that finds less than orders hold', () => {
  test('takes promises back from the youngest orders, which are cases then', () => {
    const shop = counted(ordered({ jhb: 6, orders: [{ KETTLE: 2 }, { KETTLE: 2 }, { KETTLE: 2 }] }), 3, 6)
    expect(shop.processed.get('count')?.result).toMatchObject({ reason: null })
    expect(inJhb(shop)).toMatchObject({ onHand: 3, reserved: 3 })
    expect(held(shop)).toEqual([2, 1, 0])
    expect([...shop.orders.values()].map(({ status }) => status)).toEqual([
      'allocated',
      'oversold',
      'oversold',
    ])
    expect(
      [...shop.cases.values()].filter(({ resolvedAt }) => resolvedAt === null).map(({ id }) => id),
    ).toEqual(expect.arrayContaining(['oversold:shopify:1', 'oversold:shopify:2']))
    expect(shop.stock.get('KETTLE')).toMatchObject({ available: 0, shortage: 3 })
  })

  test('takes what is free first', () => {
    const shop = counted(ordered({ jhb: 6, orders: [{ KETTLE: 2 }, { KETTLE: 2 }] }), 4, 6)
    expect([inJhb(shop), held(shop)]).toMatchObject([{ onHand: 4, reserved: 4 }, [2, 2]])
  })

  test('gives what another warehouse has free to whom it was taken from', () => {
    const shop = counted(ordered({ jhb: 2, cpt: 2, orders: [{ KETTLE: 2 }] }), 1, 2)
    expect(shop.orders.get('shopify:0')).toMatchObject({
      status: 'allocated',
      lines: [
        {
          allocations: [
            { warehouse: 'jhb', quantity: 1 },
            { warehouse: 'cpt', quantity: 1 },
          ],
        },
      ],
    })
  })

  test('takes them back from those that hold units there, however many younger ones hold others elsewhere', () => {
    const orders = Array.from({ length: 33 }, () => ({ KETTLE: 1 }))
    const shop = counted(ordered({ jhb: 3, cpt: 30, orders }), 1, 3)
    expect(shop.processed.get('count')?.result).toMatchObject({ reason: null })
    expect(inJhb(shop)).toMatchObject({ onHand: 1, reserved: 1 })
    expect(held(shop)).toEqual(orders.map((_, index) => (index === 1 || index === 2 ? 0 : 1)))
  })

  test('takes kits back whole: what else was held for them is free', () => {
    const shop = counted(ordered({ jhb: 4, orders: [{ DUO: 2 }] }), 3, 4)
    expect(held(shop)).toEqual([1])
    expect(inJhb(shop)).toMatchObject({ onHand: 3, reserved: 2 })
    expect(shop.stock.get('MUG')?.levels['jhb']).toMatchObject({ onHand: 50, reserved: 1 })
  })

  test.each([1, 7, 100])('however many orders hold it, in batches of %d', (batchSize) => {
    const orders = Array.from({ length: 55 }, () => ({ KETTLE: 1 }))
    const shop = counted(ordered({ jhb: 55, orders }), 5, 55, batchSize)
    expect(inJhb(shop)).toMatchObject({ onHand: 5, reserved: 5 })
    expect(held(shop)).toEqual(orders.map((_, index) => (index < 5 ? 1 : 0)))
    expect(shop.stock.get('KETTLE')).toMatchObject({ shortage: 50 })
  })

  test('states a level that is possible after each of its movements', () => {
    const shop = counted(ordered({ jhb: 3, orders: [{ KETTLE: 3 }] }), 1, 3)
    const levels = movementsIn(shop)
      .filter(({ cause }) => cause.command === 'count')
      .map(({ kind, entries }) => [kind, entries[0]?.after.onHand, entries[0]?.after.reserved])
    expect(levels).toEqual([
      ['released', 3, 1],
      ['counted', 1, 1],
    ])
  })

  test('passes by an order that is broken', () => {
    const shop = ordered({ jhb: 2, orders: [{ KETTLE: 1 }, { KETTLE: 1 }] })
    drainMemory(shop, 100, at)
    const youngest = shop.orders.get('shopify:1')
    if (youngest === undefined) throw new Error('the order was not taken in')
    shop.orders.set('shopify:1', { ...youngest, units: -1 })
    counted(shop, 1, 2)
    expect(shop.processed.get('count')).toMatchObject({ state: 'applied', result: { reason: null } })
    expect([inJhb(shop), shop.orders.get('shopify:0')?.status]).toMatchObject([
      { onHand: 1, reserved: 1 },
      'oversold',
    ])
  })

  test('is refused where more is set apart as damaged than it found', () => {
    const shop = ordered({ jhb: 5, orders: [{ KETTLE: 2 }] })
    append(shop, 'damaged', {
      kind: 'stock-update',
      payload: {
        change: {
          kind: 'adjust',
          sku: 'KETTLE',
          warehouse: 'jhb',
          state: 'damaged',
          delta: 3,
          reason: 'dented',
        },
      },
    })
    counted(shop, 2, 5)
    expect(shop.processed.get('count')?.result.reason).toBe('not-enough-stock')
    expect([inJhb(shop), held(shop)]).toMatchObject([{ onHand: 5, reserved: 2, damaged: 3 }, [2]])
  })
})
