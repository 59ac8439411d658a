import { describe, expect, test } from 'vitest'
import { StockRefusal, type StockChange } from '@fluxori/contract/stock/stock'
import { drainMemory } from '../../../dev/memory-journal.ts'
import {
  openMemoryShop,
  append,
  warehouseOf,
  type MemoryShop,
  movementsIn,
} from '../../../test/memory-shop.ts'
import { channelOrder } from '../../../test/shop.ts'

const at = '2026-11-22T10:00:00.000Z'
const shelves = {
  units: { KETTLE: { jhb: 5, cpt: 2 }, MUG: { jhb: 5 } },
  kits: {
    DUO: [
      { sku: 'KETTLE', quantity: 1 },
      { sku: 'MUG', quantity: 1 },
    ],
  },
  warehouses: [warehouseOf('jhb'), warehouseOf('cpt', { priority: 2 })],
}

const adjust = (
  delta: number,
  change: Partial<Extract<StockChange, { kind: 'adjust' }>> = {},
): StockChange => ({
  kind: 'adjust',
  sku: 'KETTLE',
  warehouse: 'jhb',
  state: 'onHand',
  delta,
  reason: 'fell off the truck',
  ...change,
})
const lines = (units: Readonly<Record<string, number>>) =>
  Object.entries(units).map(([sku, quantity]) => ({ sku, quantity }))
type Of<K extends StockChange['kind']> = Extract<StockChange, { kind: K }>

const receive = (units: Readonly<Record<string, number>>, warehouse = 'jhb'): Of<'receive'> => ({
  kind: 'receive',
  warehouse,
  lines: lines(units),
  reference: 'PO-7',
})
const transfer = (step: Of<'transfer'>['step'], units: Readonly<Record<string, number>>): Of<'transfer'> => ({
  kind: 'transfer',
  from: 'jhb',
  to: 'cpt',
  step,
  lines: lines(units),
  reference: 'T-7',
})
const count = (sku: string, counted: number, expected: number): StockChange => ({
  kind: 'count',
  warehouse: 'jhb',
  lines: [{ sku, counted, expected }],
  reference: 'C-7',
})

/** The shop after an order of three kettles and these changes, each in a batch of its own, and each one's outcome. */
function after(...changes: readonly StockChange[]) {
  const shop = openMemoryShop(shelves)
  append(shop, 'order', {
    kind: 'order-received',
    payload: { channelId: 'shopify', order: channelOrder('1', { KETTLE: 3 }) },
  })
  changes.forEach((change, index) =>
    append(shop, `change-${index}`, { kind: 'stock-update', payload: { change } }),
  )
  drainMemory(shop, 1, at)
  return {
    shop,
    outcomes: changes.map((_, index) => shop.processed.get(`change-${index}`)?.result.reason ?? null),
  }
}

const levelOf = (shop: MemoryShop, sku: string, warehouse = 'jhb') => shop.stock.get(sku)?.levels[warehouse]

const refusals: readonly Readonly<{ reason: StockRefusal; change: StockChange }>[] = [
  { reason: 'unknown-sku', change: adjust(1, { sku: 'NOTHING' }) },
  { reason: 'unknown-sku', change: receive({ MUG: 1, NOTHING: 1 }) },
  { reason: 'unknown-warehouse', change: adjust(1, { warehouse: 'moon' }) },
  { reason: 'unknown-warehouse', change: { ...transfer('send', { MUG: 1 }), to: 'moon' } },
  { reason: 'kit-has-no-stock', change: receive({ DUO: 1 }) },
  { reason: 'same-warehouse', change: { ...transfer('send', { MUG: 1 }), to: 'jhb' } },
  { reason: 'not-enough-stock', change: adjust(-3) },
  { reason: 'not-enough-stock', change: adjust(3, { state: 'damaged' }) },
  { reason: 'not-enough-stock', change: adjust(-1, { state: 'quarantined' }) },
  { reason: 'not-enough-stock', change: transfer('at-once', { KETTLE: 3 }) },
  { reason: 'not-enough-stock', change: transfer('send', { MUG: 1, KETTLE: 3 }) },
  { reason: 'not-in-transit', change: transfer('arrive', { KETTLE: 1 }) },
  { reason: 'sku-twice', change: { ...receive({}), lines: [...lines({ MUG: 1 }), ...lines({ MUG: 1 })] } },
]

test.each(refusals)('$reason, and then nothing at all has moved', ({ reason, change }) => {
  const { shop, outcomes } = after(change)
  const untouched = after().shop
  expect(outcomes).toEqual([reason])
  expect(shop.stock).toEqual(untouched.stock)
  expect(shop.movements).toEqual(untouched.movements)
})

test('every refusal of a stock change has its case here', () => {
  expect(new Set<string>(refusals.map(({ reason }) => reason))).toEqual(new Set(StockRefusal.options))
})

test('a refusal says how many are free', () => {
  const { shop } = after(adjust(-3))
  expect(shop.processed.get('change-0')?.result.facts).toEqual({
    sku: 'KETTLE',
    warehouse: 'jhb',
    free: 2,
    inTransit: 0,
  })
})

test.each(['constructor', 'valueof', 'hasownproperty', 'tostring'])(
  'a warehouse called %s is one like any other',
  (warehouse) => {
    const shop = openMemoryShop({
      units: { KETTLE: { jhb: 5 } },
      warehouses: [warehouseOf('jhb'), warehouseOf(warehouse, { priority: 2 })],
    })
    append(shop, 'in', { kind: 'stock-update', payload: { change: receive({ KETTLE: 4 }, warehouse) } })
    const order = channelOrder('1', { KETTLE: 7 })
    append(shop, 'order', { kind: 'order-received', payload: { channelId: 'shopify', order } })
    drainMemory(shop, 1, at)
    expect(levelOf(shop, 'KETTLE', warehouse)).toMatchObject({ onHand: 4, reserved: 2 })
    expect(shop.stock.get('KETTLE')).toMatchObject({ available: 2, shortage: 0 })
  },
)

describe('what a change makes of a level', () => {
  test.each([
    { name: 'adjusting adds', changes: [adjust(4)], jhb: { onHand: 9 }, cpt: {}, available: 8 },
    {
      name: 'adjusting takes, down to what orders hold',
      changes: [adjust(-2)],
      jhb: { onHand: 3 },
      cpt: {},
      available: 2,
    },
    {
      name: 'damaged goods stay on the shelf and are not for sale',
      changes: [adjust(2, { state: 'damaged' })],
      jhb: { onHand: 5, damaged: 2 },
      cpt: {},
      available: 2,
    },
    {
      name: 'goods in quarantine too',
      changes: [adjust(1, { state: 'quarantined' })],
      jhb: { onHand: 5, quarantined: 1 },
      cpt: {},
      available: 3,
    },
    {
      name: 'receiving adds',
      changes: [receive({ KETTLE: 10 })],
      jhb: { onHand: 15 },
      cpt: {},
      available: 14,
    },
    {
      name: 'a transfer at once moves',
      changes: [transfer('at-once', { KETTLE: 2 })],
      jhb: { onHand: 3 },
      cpt: { onHand: 4 },
      available: 4,
    },
    {
      name: 'what is sent is on the way to where it goes',
      changes: [transfer('send', { KETTLE: 2 })],
      jhb: { onHand: 3 },
      cpt: { onHand: 2, inTransit: 2 },
      available: 2,
    },
    {
      name: 'what arrives is on the shelf',
      changes: [transfer('send', { KETTLE: 2 }), transfer('arrive', { KETTLE: 1 })],
      jhb: { onHand: 3 },
      cpt: { onHand: 3, inTransit: 1 },
      available: 3,
    },
    {
      name: 'a count applies the difference, so that sales since stay',
      changes: [count('KETTLE', 6, 5)],
      jhb: { onHand: 6 },
      cpt: {},
      available: 5,
    },
    {
      name: 'a count that finds what was expected moves nothing',
      changes: [count('KETTLE', 9, 9)],
      jhb: { onHand: 5 },
      cpt: {},
      available: 4,
    },
  ])('$name', ({ changes, jhb, cpt, available }) => {
    const { shop, outcomes } = after(...changes)
    expect(outcomes.every((reason) => reason === null)).toBe(true)
    expect(levelOf(shop, 'KETTLE')).toMatchObject({ reserved: 3, ...jhb })
    expect(levelOf(shop, 'KETTLE', 'cpt')).toMatchObject(cpt)
    expect(shop.stock.get('KETTLE')?.available).toBe(available)
    expect(shop.listings.get('takealot:KETTLE')?.desired.quantity).toBe(available)
  })

  test('a movement says what, why and by whom', () => {
    const { shop } = after(adjust(-1), receive({ MUG: 2 }))
    expect(movementsIn(shop).slice(-2)).toMatchObject([
      {
        kind: 'adjusted',
        cause: { command: 'change-0', reason: 'fell off the truck' },
        entries: [{ delta: { onHand: -1 } }],
      },
      {
        kind: 'received',
        cause: { reference: 'PO-7', reason: null },
        entries: [{ delta: { onHand: 2 }, after: { onHand: 7 } }],
      },
    ])
  })

  test('the kits that a component is in follow it', () => {
    const { shop } = after(adjust(-4, { sku: 'MUG' }))
    expect(shop.stock.get('DUO')?.available).toBe(1)
    expect(shop.listings.get('shopify:DUO')).toMatchObject({ desired: { quantity: 1 }, pending: true })
  })
})

describe('stock that becomes free goes to the orders that wait, oldest first', () => {
  /** Order 1 is the younger, told first; order 2 is older; order 3 is the youngest. Each wants 4 of the 7 kettles. */
  function waiting(batchSize: number, ...changes: readonly StockChange[]): MemoryShop {
    const shop = openMemoryShop({ ...shelves, whenShort: 'backordered' })
    const placed = { first: '07:00', 1: '08:20', 2: '08:10', 3: '08:30' }
    const reported = (id: keyof typeof placed, units: number) => {
      const order = channelOrder(
        String(id),
        { KETTLE: units },
        { placedAt: `2026-11-22T${placed[id]}:00.000Z` },
      )
      append(shop, `order-${id}`, { kind: 'order-received', payload: { channelId: 'shopify', order } })
    }
    reported('first', 7)
    reported(1, 4)
    reported(2, 4)
    changes.forEach((change, index) =>
      append(shop, `change-${index}`, { kind: 'stock-update', payload: { change } }),
    )
    reported(3, 4)
    drainMemory(shop, batchSize, at)
    return shop
  }
  const got = (shop: MemoryShop) =>
    ['1', '2', '3'].map((id) => shop.orders.get(`shopify:${id}`)?.lines[0]?.allocated)

  test.each([1, 3, 100])('in batches of %d', (batchSize) => {
    expect(got(waiting(batchSize, receive({ KETTLE: 6 })))).toEqual([2, 4, 0])
    expect(got(waiting(batchSize, receive({ KETTLE: 9 })))).toEqual([4, 4, 1])
    expect(got(waiting(batchSize, count('KETTLE', 9, 5)))).toEqual([0, 4, 0])
    expect(got(waiting(batchSize, receive({ KETTLE: 2 }, 'cpt'), adjust(2)))).toEqual([0, 4, 0])
  })

  test('and each is a movement of its own, named after its order', () => {
    const shop = waiting(100, receive({ KETTLE: 8 }))
    const held = movementsIn(shop).filter(
      ({ kind, cause }) => kind === 'allocated' && cause.command === 'change-0',
    )
    expect(held.map(({ cause, entries }) => [cause.reference, entries[0]?.delta.reserved])).toEqual([
      ['shopify:2', 4],
      ['shopify:1', 4],
    ])
  })

  test('however many wait', () => {
    const shop = openMemoryShop({ units: { KETTLE: 0 } })
    for (let index = 100; index < 270; index += 1) {
      const order = channelOrder(String(index), { KETTLE: 1 })
      append(shop, `order-${index}`, { kind: 'order-received', payload: { channelId: 'shopify', order } })
    }
    drainMemory(shop, 100, at)
    append(shop, 'arrival', { kind: 'stock-update', payload: { change: receive({ KETTLE: 160 }) } })
    drainMemory(shop, 100, at)
    const short = [...shop.orders.values()]
      .filter(({ status }) => status === 'oversold')
      .map(({ externalId }) => Number(externalId))
    expect(short).toEqual([260, 261, 262, 263, 264, 265, 266, 267, 268, 269])
    expect(shop.stock.get('KETTLE')).toMatchObject({ available: 0, shortage: 10 })
  })
})
