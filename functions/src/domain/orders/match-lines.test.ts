import { describe, expect, test } from 'vitest'
import type { ChannelOrderLine } from '@fluxori/contract/orders/channel-order'
import type { OrderAction } from '@fluxori/contract/orders/orders'
import { drainMemory } from '../../../dev/memory-journal.ts'
import { append, openMemoryShop, type MemoryShop } from '../../../test/memory-shop.ts'
import { channelLine, channelOrder } from '../../../test/shop.ts'

const at = '2026-11-22T10:00:00.000Z'
const member = { kind: 'member', uid: 'operator' } as const
const plan = { units: { KETTLE: 9, MUG: 9 } }

/** Takes in an order of one line, or says something new of it. */
function received(shop: MemoryShop, id: string, line: ChannelOrderLine, version = 1): void {
  const order = { ...channelOrder(id, {}), version, lines: [{ ...line, version }] }
  append(shop, `received-${id}-${version}`, {
    kind: 'order-received',
    payload: { channelId: 'shopify', order },
  })
  drainMemory(shop, 100, at)
}

function act(shop: MemoryShop, id: string, action: OrderAction): string | null {
  const command = `act-${shop.processed.size}`
  append(shop, command, { kind: 'order-update', payload: { orderId: `shopify:${id}`, action } }, member)
  drainMemory(shop, 100, at)
  return shop.processed.get(command)?.result.reason ?? null
}

const lineOf = (shop: MemoryShop, id: string) => shop.orders.get(`shopify:${id}`)?.lines[0]
const statusOf = (shop: MemoryShop, id: string) => shop.orders.get(`shopify:${id}`)?.status
const levelOf = (shop: MemoryShop, sku: string) => {
  const level = shop.stock.get(sku)?.levels['jhb']
  return [level?.onHand, level?.reserved]
}
const openCases = (shop: MemoryShop) =>
  [...shop.cases.values()].filter(({ state }) => state === 'open').map(({ id }) => id)

const wrap = channelLine('GIFT WRAP', { externalId: 'l', listing: '900', skuText: '', title: 'Gift wrap' })
const protection = channelLine('ROUTE', {
  externalId: 'l',
  listing: null,
  skuText: '',
  title: 'Route Package Protection',
})
const noGoods: OrderAction = { kind: 'no-goods', line: 'l' }
const unmap: OrderAction = { kind: 'unmap-line', line: 'l' }

describe.each([
  { name: 'of a listing', line: wrap },
  { name: 'without a listing', line: protection },
])('a line $name that a member says is no goods', ({ line }) => {
  test('holds no stock and keeps its money, and its order goes on', () => {
    const shop = openMemoryShop(plan)
    received(shop, '1', line)
    expect(statusOf(shop, '1')).toBe('unmapped')
    expect(act(shop, '1', noGoods)).toBeNull()
    expect(lineOf(shop, '1')).toMatchObject({
      kind: 'service',
      sku: null,
      quantity: 0,
      shortage: 0,
      totalCents: line.totalCents,
    })
    expect([statusOf(shop, '1'), openCases(shop)]).toEqual(['shipped', []])
  })

  test('is so in later orders, and in what the channel says of this one later', () => {
    const shop = openMemoryShop(plan)
    received(shop, '1', line)
    act(shop, '1', noGoods)
    received(shop, '1', { ...line, totalCents: line.totalCents + 100 }, 2)
    received(shop, '2', line)
    expect(lineOf(shop, '1')).toMatchObject({
      kind: 'service',
      quantity: 0,
      totalCents: line.totalCents + 100,
    })
    expect([lineOf(shop, '2')?.kind, statusOf(shop, '2'), openCases(shop)]).toEqual([
      'service',
      'shipped',
      [],
    ])
  })

  test('is asked about again once that is taken back', () => {
    const shop = openMemoryShop(plan)
    received(shop, '1', line)
    act(shop, '1', noGoods)
    expect(act(shop, '1', unmap)).toBeNull()
    expect(lineOf(shop, '1')).toMatchObject({ kind: 'goods', mapping: 'unmapped', quantity: line.paid })
    received(shop, '2', line)
    expect([statusOf(shop, '1'), statusOf(shop, '2')]).toEqual(['unmapped', 'unmapped'])
  })
})

test.each([
  {
    name: 'on a guess, is what left',
    skuText: 'KETTLE',
    then: { sku: 'KETTLE', mapping: 'mapped', allocated: 1 },
  },
  {
    name: 'and nobody knew what it was, is none either',
    skuText: '',
    then: { kind: 'service', sku: null, allocated: 0 },
  },
])(
  'a line of which a unit has left $name, once a member says that its listing is no goods',
  ({ skuText, then }) => {
    const shop = openMemoryShop(plan)
    received(shop, '1', { ...wrap, skuText: 'what' })
    received(shop, '2', { ...wrap, skuText, toSend: 1, sent: 1, paid: 2 })
    expect(act(shop, '1', noGoods)).toBeNull()
    expect(lineOf(shop, '2')).toMatchObject({ ...then, shipped: 1 })
    expect(shop.pending).toEqual([])
  },
)

test('an answer for a line without a listing holds for later ones with the same text', () => {
  const shop = openMemoryShop(plan)
  received(shop, '1', protection)
  act(shop, '1', { kind: 'map-line', line: 'l', sku: 'MUG' })
  received(shop, '2', { ...protection, title: ' ROUTE package protection' })
  expect(lineOf(shop, '2')).toMatchObject({ sku: 'MUG', mapping: 'mapped', allocated: protection.toSend })
})

describe('a match that is taken back', () => {
  const kettle = channelLine('WHATEVER', { externalId: 'l', listing: '900', toSend: 2, paid: 2 })

  function matched(orders: number): MemoryShop {
    const shop = openMemoryShop({ units: { KETTLE: 200, MUG: 200 } })
    for (let id = 1; id <= orders; id += 1) received(shop, String(id), kettle)
    act(shop, '1', { kind: 'map-line', line: 'l', sku: 'KETTLE' })
    return shop
  }

  test('frees what it held in every open order, which ask again', () => {
    const shop = matched(60)
    expect(levelOf(shop, 'KETTLE')).toEqual([200, 120])
    expect(act(shop, '7', unmap)).toBeNull()
    expect(levelOf(shop, 'KETTLE')).toEqual([200, 0])
    expect(new Set([...shop.orders.values()].map(({ status }) => status))).toEqual(new Set(['unmapped']))
    expect(openCases(shop)).toHaveLength(60)
    expect(shop.stock.get('KETTLE')).toMatchObject({ available: 200, shortage: 0 })
  })

  test('leaves what has left as it was', () => {
    const shop = matched(2)
    act(shop, '2', { kind: 'ship', lines: [{ line: 'l', quantity: 1 }], tracking: null })
    act(shop, '1', unmap)
    expect(lineOf(shop, '2')).toMatchObject({ sku: 'KETTLE', shipped: 1, allocated: 1 })
    expect(act(shop, '2', unmap)).toBe('line-has-left')
  })

  test('shows the listing nothing more of that stock, and takes another answer', () => {
    const shop = matched(2)
    act(shop, '1', unmap)
    expect(shop.stock.get('KETTLE')?.listings).not.toContain('shopify:900')
    act(shop, '1', { kind: 'map-line', line: 'l', sku: 'MUG' })
    expect([levelOf(shop, 'KETTLE'), levelOf(shop, 'MUG')]).toEqual([
      [200, 0],
      [200, 4],
    ])
    expect(shop.stock.get('MUG')?.listings).toContain('shopify:900')
  })

  test('leaves its listing as its channel accepted it, and what it sold goes with it to the next product', () => {
    const shop = matched(3)
    const listing = shop.listings.get('shopify:900')
    if (listing === undefined) throw new Error('there is no listing')
    shop.listings.set('shopify:900', { ...listing, published: { ...listing.published, quantity: 77 } })
    received(shop, '4', kettle)
    const { sold } = shop.listings.get('shopify:900') ?? {}
    expect(sold).toBe(2)
    act(shop, '1', unmap)
    expect(shop.listings.get('shopify:900')).toMatchObject({
      desired: { quantity: 77 },
      pending: false,
      sold,
    })
    act(shop, '1', { kind: 'map-line', line: 'l', sku: 'MUG' })
    expect(shop.listings.get('shopify:900')).toMatchObject({ pending: true, sold })
    expect(shop.stock.get('MUG')?.sold).toMatchObject({ 'shopify:900': sold })
  })

  test('does not undo the answer that was given since, however the commands of it are batched', () => {
    const shop = matched(120)
    const say = (id: string, action: OrderAction) =>
      append(shop, id, { kind: 'order-update', payload: { orderId: 'shopify:1', action } }, member)
    say('undo', unmap)
    say('again', { kind: 'map-line', line: 'l', sku: 'MUG' })
    drainMemory(shop, 1, at)
    const skus = [...shop.orders.values()].map(({ lines }) => lines[0]?.sku)
    expect(skus.filter((sku) => sku === null)).toEqual([])
    expect(skus[0]).toBe('MUG')
  })

  test('is undone alone where its line names no listing', () => {
    const shop = openMemoryShop(plan)
    received(shop, '1', protection)
    received(shop, '2', protection)
    act(shop, '1', { kind: 'map-line', line: 'l', sku: 'MUG' })
    act(shop, '1', unmap)
    expect([lineOf(shop, '1')?.mapping, levelOf(shop, 'MUG')]).toEqual(['unmapped', [9, 0]])
  })
})
