import { describe, expect, test } from 'vitest'
import type { Order, OrderAction } from '@fluxori/contract/orders/orders'
import { OrderRefusal } from '@fluxori/contract/orders/orders'
import { drainMemory } from '../../../dev/memory-journal.ts'
import {
  openMemoryShop,
  append,
  type MemoryShop,
  type MemoryShopPlan,
  movementsIn,
} from '../../../test/memory-shop.ts'
import { channelOrder } from '../../../test/shop.ts'

const at = '2026-11-22T10:00:00.000Z'
const later = '2026-11-22T11:00:00.000Z'
const member = { kind: 'member', uid: 'operator' } as const
const ship = (...lines: readonly [string, number][]): OrderAction => ({
  kind: 'ship',
  lines: lines.map(([line, quantity]) => ({ line, quantity })),
  tracking: null,
})
const shipAll: OrderAction = { kind: 'ship', lines: null, tracking: null }
const cancel: OrderAction = { kind: 'cancel', reason: 'buyer asked' }
const allocate: OrderAction = { kind: 'allocate' }
const mapLine = (line: string, sku: string): OrderAction => ({ kind: 'map-line', line, sku })

const unmap = (line: string): OrderAction => ({ kind: 'unmap-line', line })

type Wanted = Readonly<{ id: string; lines: Readonly<Record<string, number>>; minute?: number }>

function shopWith(plan: MemoryShopPlan, orders: readonly Wanted[]): MemoryShop {
  const shop = openMemoryShop(plan)
  orders.forEach(({ id, lines, minute = 15 }) => {
    const order = channelOrder(id, lines, { placedAt: `2026-11-22T08:${minute}:00.000Z` })
    append(shop, `told-${id}`, { kind: 'order-received', payload: { channelId: 'shopify', order } })
  })
  drainMemory(shop, 100, at)
  return shop
}

/** Does one thing after another, each in a batch of its own, and answers what became of the last. */
function act(
  shop: MemoryShop,
  ...actions: readonly (OrderAction | readonly [string, OrderAction])[]
): string | null {
  const before = shop.processed.size
  actions.forEach((wanted, index) => {
    const [orderId, action] = 'kind' in wanted ? ['shopify:1', wanted] : wanted
    append(shop, `act-${before}-${index}`, { kind: 'order-update', payload: { orderId, action } }, member)
    drainMemory(shop, 1, later)
  })
  return shop.processed.get(`act-${before}-${actions.length - 1}`)?.result.reason ?? null
}

const orderIn = (shop: MemoryShop, id = 'shopify:1'): Order => {
  const order = shop.orders.get(id)
  if (order === undefined) throw new Error(`there is no order ${id}`)
  return order
}
const levelOf = (shop: MemoryShop, sku: string) => {
  const level = shop.stock.get(sku)?.levels['jhb']
  return level === undefined ? null : [level.onHand, level.reserved]
}
const casesOf = (shop: MemoryShop) =>
  shop.plans.flatMap(({ changes: { cases } }) =>
    [...cases].map(([id, one]) => [id, 'closedAt' in one ? 'closed' : one.state]),
  )

const one = [{ id: '1', lines: { KETTLE: 3, MUG: 2 } }]
const plenty = { units: { KETTLE: 5, MUG: 5 } }

const refusals = [
  { reason: 'unknown-order', plan: plenty, done: [['shopify:9', shipAll]] },
  { reason: 'unknown-line', plan: plenty, done: [ship(['9', 1])] },
  { reason: 'unknown-line', plan: plenty, done: [mapLine('9', 'KETTLE')] },
  { reason: 'line-twice', plan: plenty, done: [ship(['1-0', 1], ['1-0', 1])] },
  { reason: 'not-allocated', plan: plenty, done: [ship(['1-0', 4])] },
  { reason: 'not-allocated', plan: { units: { KETTLE: 2, MUG: 5 } }, done: [ship(['1-0', 3])] },
  { reason: 'nothing-to-ship', plan: { units: { KETTLE: 0, MUG: 0 } }, done: [shipAll] },
  { reason: 'already-shipped', plan: plenty, done: [shipAll, shipAll] },
  { reason: 'already-shipped', plan: plenty, done: [shipAll, cancel] },
  { reason: 'already-cancelled', plan: plenty, done: [cancel, shipAll] },
  { reason: 'already-cancelled', plan: plenty, done: [cancel, cancel] },
  { reason: 'already-cancelled', plan: plenty, done: [cancel, allocate] },
  { reason: 'nothing-to-allocate', plan: plenty, done: [allocate] },
  { reason: 'line-already-mapped', plan: plenty, done: [mapLine('1-0', 'MUG')] },
  { reason: 'line-already-mapped', plan: plenty, done: [{ kind: 'no-goods', line: '1-0' }] },
  { reason: 'line-not-mapped', plan: plenty, done: [unmap('1-0'), unmap('1-0')] },
  { reason: 'line-has-left', plan: plenty, done: [ship(['1-0', 1]), unmap('1-0')] },
  { reason: 'already-cancelled', plan: plenty, done: [cancel, unmap('1-0')] },
  { reason: 'unknown-line', plan: plenty, done: [unmap('9')] },
] as const

test.each(refusals)('$reason', ({ reason, plan, done }) => {
  const shop = shopWith(plan, one)
  const before = structuredClone([...shop.stock])
  const movements = movementsIn(shop).length
  expect(act(shop, ...done)).toBe(reason)
  if (done.length === 1) {
    expect([...shop.stock]).toEqual(before)
    expect(movementsIn(shop)).toHaveLength(movements)
  }
})

test('unknown-sku', () => {
  const shop = shopWith(plenty, [{ id: '1', lines: { GHOST: 1 } }])
  expect(act(shop, mapLine('1-0', 'NOTHING'))).toBe('unknown-sku')
})

test('every refusal of an order action has its case here', () => {
  const covered: string[] = [...refusals.map(({ reason }) => reason), 'unknown-sku']
  expect(new Set(covered)).toEqual(new Set(OrderRefusal.options))
})

describe('shipping', () => {
  test('takes everything allocated off the shelf', () => {
    const shop = shopWith(plenty, one)
    expect(act(shop, shipAll)).toBeNull()
    expect(orderIn(shop)).toMatchObject({ status: 'shipped', shippedAt: later })
    expect([levelOf(shop, 'KETTLE'), levelOf(shop, 'MUG')]).toEqual([
      [2, 0],
      [3, 0],
    ])
    expect(movementsIn(shop).at(-1)).toMatchObject({
      kind: 'shipped',
      actor: member,
      cause: { reference: 'shopify:1' },
    })
  })

  test('in parts keeps the rest', () => {
    const shop = shopWith(plenty, one)
    act(shop, ship(['1-0', 1]))
    expect(orderIn(shop)).toMatchObject({ status: 'part-shipped', shippedAt: null })
    expect(levelOf(shop, 'KETTLE')).toEqual([4, 2])
    act(shop, shipAll)
    expect(orderIn(shop).status).toBe('shipped')
    expect(levelOf(shop, 'KETTLE')).toEqual([2, 0])
  })

  test('leaves what is short waiting', () => {
    const shop = shopWith({ units: { KETTLE: 2, MUG: 5 } }, one)
    act(shop, shipAll)
    expect(orderIn(shop)).toMatchObject({ status: 'oversold', waitingFor: ['KETTLE'] })
  })

  test('a part of a kit order takes whole kits', () => {
    const kits = {
      DUO: [
        { sku: 'KETTLE', quantity: 1 },
        { sku: 'MUG', quantity: 2 },
      ],
    }
    const shop = shopWith({ ...plenty, kits }, [{ id: '1', lines: { DUO: 2 } }])
    act(shop, ship(['1-0', 1]))
    expect([levelOf(shop, 'KETTLE'), levelOf(shop, 'MUG')]).toEqual([
      [4, 1],
      [3, 2],
    ])
  })
})

describe('cancelling', () => {
  test('frees what has not left, and keeps what has', () => {
    const shop = shopWith(plenty, one)
    act(shop, ship(['1-0', 1]), cancel)
    expect(orderIn(shop)).toMatchObject({
      status: 'shipped',
      cancelledBy: 'member',
      cancelledAt: later,
      units: 1,
    })
    expect([levelOf(shop, 'KETTLE'), levelOf(shop, 'MUG')]).toEqual([
      [4, 0],
      [5, 0],
    ])
  })

  test('gives what it frees to the order that waits longest', () => {
    const orders = [
      { id: '1', lines: { KETTLE: 5 }, minute: 10 },
      { id: '2', lines: { KETTLE: 3 }, minute: 30 },
      { id: '3', lines: { KETTLE: 3 }, minute: 20 },
    ]
    const shop = shopWith(plenty, orders)
    act(shop, cancel)
    expect(['shopify:2', 'shopify:3'].map((id) => orderIn(shop, id).lines[0]?.allocated)).toEqual([2, 3])
    expect(shop.stock.get('KETTLE')).toMatchObject({ shortage: 1, available: 0 })
    expect(casesOf(shop)).toContainEqual(['oversold:shopify:3', 'closed'])
  })

  test('an order that was short closes its case and waits for nothing', () => {
    const shop = shopWith({ units: { KETTLE: 1, MUG: 5 } }, one)
    act(shop, cancel)
    expect(orderIn(shop)).toMatchObject({ status: 'cancelled', waitingFor: [] })
    expect(shop.stock.get('KETTLE')?.shortage).toBe(0)
    expect(casesOf(shop)).toContainEqual(['oversold:shopify:1', 'closed'])
  })
})

describe('allocating', () => {
  test('takes what has become free, and changes nothing when nothing has', () => {
    const shop = shopWith({ units: { KETTLE: 1, MUG: 5 } }, one)
    expect(act(shop, allocate)).toBeNull()
    expect(orderIn(shop).lines[0]).toMatchObject({ allocated: 1, shortage: 2 })
  })
})

describe('mapping a line', () => {
  const ghost = (id: string) => ({ id, lines: { GHOST: 2 } })

  test('holds stock, closes the case and makes the listing known', () => {
    const shop = shopWith(plenty, [ghost('1')])
    expect(casesOf(shop)).toEqual([['unmapped:shopify:1', 'open']])
    expect(act(shop, mapLine('1-0', 'KETTLE'))).toBeNull()
    expect(orderIn(shop)).toMatchObject({ status: 'allocated', unmapped: [] })
    expect(orderIn(shop).lines[0]).toMatchObject({ sku: 'KETTLE', mapping: 'mapped', vatCents: 3000 })
    expect(levelOf(shop, 'KETTLE')).toEqual([5, 2])
    expect(shop.listings.get('shopify:GHOST')).toMatchObject({
      sku: 'KETTLE',
      desired: { quantity: 3 },
      pending: true,
    })
    expect(shop.stock.get('KETTLE')?.listings).toContain('shopify:GHOST')
    expect(casesOf(shop)).toContainEqual(['unmapped:shopify:1', 'closed'])
  })

  test('is taken over into every other order of that listing, however many', () => {
    const orders = Array.from({ length: 120 }, (_, index) => ghost(String(index + 1)))
    const shop = shopWith({ units: { KETTLE: 500 } }, orders)
    act(shop, mapLine('1-0', 'KETTLE'))
    expect([...shop.orders.values()].filter(({ status }) => status !== 'allocated')).toEqual([])
    expect(levelOf(shop, 'KETTLE')).toEqual([500, 240])
  })

  test('counts for every later order of that listing', () => {
    const shop = shopWith(plenty, [ghost('1')])
    act(shop, mapLine('1-0', 'KETTLE'))
    append(shop, 'next', {
      kind: 'order-received',
      payload: { channelId: 'shopify', order: channelOrder('2', { GHOST: 1 }) },
    })
    drainMemory(shop, 1, later)
    expect(orderIn(shop, 'shopify:2').lines[0]).toMatchObject({
      sku: 'KETTLE',
      mapping: 'mapped',
      allocated: 1,
    })
  })

  test('another product than was guessed gives back what was held on the guess', () => {
    const shop = shopWith({ ...plenty, unlisted: ['MUG'] }, [{ id: '1', lines: { MUG: 2 } }])
    expect(orderIn(shop).lines[0]).toMatchObject({ mapping: 'guessed', sku: 'MUG' })
    act(shop, mapLine('1-0', 'KETTLE'))
    expect([levelOf(shop, 'MUG'), levelOf(shop, 'KETTLE')]).toEqual([
      [5, 0],
      [5, 2],
    ])
  })

  test('that left in part holds stock for what is still to leave', () => {
    const shop = openMemoryShop(plenty)
    const order = channelOrder('1', { GHOST: 3 })
    const lines = order.lines.map((line) => ({ ...line, toSend: line.toSend - 1, sent: 1 }))
    append(shop, 'told', {
      kind: 'order-received',
      payload: { channelId: 'shopify', order: { ...order, lines } },
    })
    drainMemory(shop, 1, at)
    act(shop, mapLine('1-0', 'KETTLE'))
    expect(orderIn(shop)).toMatchObject({ status: 'part-shipped' })
    expect(orderIn(shop).lines[0]).toMatchObject({ sku: 'KETTLE', shipped: 1, allocated: 2, shortage: 0 })
  })

  test('without a listing concerns that line alone', () => {
    const shop = openMemoryShop(plenty)
    const order = channelOrder('1', { GHOST: 2 })
    const lines = order.lines.map((line) => ({ ...line, listing: null }))
    append(shop, 'told', {
      kind: 'order-received',
      payload: { channelId: 'shopify', order: { ...order, lines } },
    })
    drainMemory(shop, 1, at)
    act(shop, mapLine('1-0', 'KETTLE'))
    expect(orderIn(shop).status).toBe('allocated')
    expect(shop.listings.has('shopify:GHOST')).toBe(false)
  })
})
