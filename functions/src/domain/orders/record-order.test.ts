import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command } from '@fluxori/contract/commands'
import type { ChannelOrder, ChannelOrderLine } from '@fluxori/contract/orders/channel-order'
import type { Order } from '@fluxori/contract/orders/orders'
import { versionsOfOneOrder, busyShop } from '../../../test/arbitraries.ts'
import { drainMemory } from '../../../dev/memory-journal.ts'
import {
  openMemoryShop,
  append,
  warehouseOf,
  type MemoryShop,
  type MemoryShopPlan,
} from '../../../test/memory-shop.ts'
import { channelLine, channelOrder } from '../../../test/shop.ts'

const at = '2026-11-22T10:00:00.000Z'

/** The shop after a channel has told these orders, one command after another. */
function reported(plan: MemoryShopPlan, orders: readonly ChannelOrder[], channelId = 'shopify'): MemoryShop {
  const shop = openMemoryShop(plan)
  orders.forEach((order, index) =>
    append(shop, `told-${index}`, { kind: 'order-received', payload: { channelId, order } }),
  )
  drainMemory(shop, 100, at)
  return shop
}

const orderIn = (shop: MemoryShop, id = 'shopify:1'): Order => {
  const order = shop.orders.get(id)
  if (order === undefined) throw new Error(`there is no order ${id}`)
  return order
}

const line = channelLine

const orderWith = (lines: readonly ChannelOrderLine[], change: Partial<ChannelOrder> = {}): ChannelOrder => ({
  ...channelOrder('1', {}),
  lines: [...lines],
  ...change,
})

const gone = (externalId: string): Command => ({
  kind: 'order-cancelled',
  payload: { channelId: 'shopify', externalId },
})
const levelOf = (shop: MemoryShop, sku: string, warehouse = 'jhb') => {
  const level = shop.stock.get(sku)?.levels[warehouse]
  return level === undefined ? null : [level.onHand, level.reserved]
}
const casesOf = (shop: MemoryShop) => [...shop.cases.keys()]

describe('an order from before its channel was connected', () => {
  const before = { placedAt: '2026-10-01T08:00:00.000Z' }

  test('holds stock for what is still owed', () => {
    const shop = reported({ units: { KETTLE: 5 } }, [channelOrder('1', { KETTLE: 2 }, before)])
    expect(levelOf(shop, 'KETTLE')).toEqual([5, 2])
  })

  test.each([
    { name: 'has left', change: { lines: [line('KETTLE', { toSend: 0, sent: 1 })] } },
    { name: 'was cancelled', change: { cancelled: true, lines: [line('KETTLE')] } },
  ])('is left alone when all of it $name', ({ change }) => {
    const shop = reported({ units: { KETTLE: 5 } }, [orderWith([], { ...before, ...change })])
    expect(shop.orders.size).toBe(0)
    expect(levelOf(shop, 'KETTLE')).toEqual([5, 0])
  })

  test('is followed to its end once it was taken in', () => {
    const shop = reported({ units: { KETTLE: 5 } }, [
      channelOrder('1', { KETTLE: 1 }, before),
      orderWith([line('KETTLE', { externalId: '1-0', toSend: 0, sent: 1, version: 2 })], {
        ...before,
        version: 2,
      }),
    ])
    expect(orderIn(shop).status).toBe('shipped')
    expect(levelOf(shop, 'KETTLE')).toEqual([4, 0])
  })
})

describe('a new order', () => {
  test.each([
    { name: 'that stock covers is allocated', wants: 3, status: 'allocated', held: 3, short: 0 },
    {
      name: 'that stock covers in part is oversold by the rest',
      wants: 7,
      status: 'oversold',
      held: 5,
      short: 2,
    },
  ])('$name', ({ wants, status, held, short }) => {
    const shop = reported({ units: { KETTLE: 5 } }, [channelOrder('1', { KETTLE: wants })])
    const order = orderIn(shop)
    expect(order.status).toBe(status)
    expect(order.lines[0]).toMatchObject({ quantity: wants, allocated: held, shortage: short, shipped: 0 })
    expect(levelOf(shop, 'KETTLE')).toEqual([5, held])
    expect(shop.stock.get('KETTLE')).toMatchObject({ shortage: short, available: 5 - held })
    expect(casesOf(shop)).toEqual(short > 0 ? ['oversold:shopify:1'] : [])
  })

  test('waits for stock where the merchant takes backorders, and is no case', () => {
    const shop = reported({ units: { KETTLE: 5 }, whenShort: 'backordered' }, [
      channelOrder('1', { KETTLE: 7 }),
    ])
    expect(orderIn(shop)).toMatchObject({ status: 'backordered', waitingFor: ['KETTLE'] })
    expect(casesOf(shop)).toEqual([])
  })

  test('belongs to the day it was placed in Johannesburg', () => {
    const shop = reported({ units: { KETTLE: 5 } }, [
      channelOrder('1', { KETTLE: 1 }, { placedAt: '2026-11-22T22:00:00.000Z' }),
    ])
    expect(orderIn(shop).day).toBe('2026-11-23')
    expect(shop.days.get('2026-11-23')?.channels['shopify']).toEqual({
      orders: 1,
      units: 1,
      revenueCents: 11_500,
      vatCents: 1500,
    })
  })

  test('is the same order when it is told again', () => {
    const order = channelOrder('1', { KETTLE: 3 })
    const [once, twice] = [
      reported({ units: { KETTLE: 5 } }, [order]),
      reported({ units: { KETTLE: 5 } }, [order, order]),
    ]
    expect(twice.orders).toEqual(once.orders)
    expect(levelOf(twice, 'KETTLE')).toEqual([5, 3])
    expect(twice.days).toEqual(once.days)
  })

  test('keeps its buyer apart from itself', () => {
    const shop = reported({ units: { KETTLE: 5 } }, [channelOrder('1', { KETTLE: 1 })])
    expect(shop.customers.get('shopify:1/customer')?.name).toBe('Thandi Nkosi')
    expect(JSON.stringify([...shop.orders.values()])).not.toContain('Thandi')
  })
})

describe('a kit', () => {
  const plan = {
    units: { MUG: 5, LID: 4 },
    kits: {
      DUO: [
        { sku: 'MUG', quantity: 2 },
        { sku: 'LID', quantity: 1 },
      ],
    },
  }

  test('takes whole sets of its components and no part of one', () => {
    const shop = reported(plan, [channelOrder('1', { DUO: 3 })])
    expect(orderIn(shop).lines[0]).toMatchObject({ allocated: 2, shortage: 1 })
    expect([levelOf(shop, 'MUG'), levelOf(shop, 'LID')]).toEqual([
      [5, 4],
      [4, 2],
    ])
    expect(shop.stock.get('DUO')?.available).toBe(0)
  })

  test('shares a component with another line: their demand adds up', () => {
    const shop = reported(plan, [orderWith([line('DUO'), line('MUG', { toSend: 4 })])])
    expect(orderIn(shop).lines.map(({ allocated, shortage }) => [allocated, shortage])).toEqual([
      [1, 0],
      [3, 1],
    ])
    expect(levelOf(shop, 'MUG')).toEqual([5, 5])
  })

  test('that names a component twice takes both', () => {
    const twice = {
      units: { MUG: 5 },
      kits: {
        DUO: [
          { sku: 'MUG', quantity: 2 },
          { sku: 'MUG', quantity: 1 },
        ],
      },
    }
    const shop = reported(twice, [channelOrder('1', { DUO: 2 })])
    expect(orderIn(shop).lines[0]).toMatchObject({
      allocated: 1,
      shortage: 1,
      demand: [{ sku: 'MUG', quantity: 3 }],
    })
  })

  test('keeps the components that it was sold with', () => {
    const shop = reported(plan, [channelOrder('1', { DUO: 1 })])
    const product = shop.products.get('DUO')
    if (product !== undefined) shop.products.set('DUO', { ...product, kit: [{ sku: 'LID', quantity: 4 }] })
    append(shop, 'more', {
      kind: 'order-changed',
      payload: { channelId: 'shopify', order: channelOrder('1', { DUO: 2 }, { version: 2 }) },
    })
    drainMemory(shop, 1, at)
    expect(orderIn(shop).lines[0]).toMatchObject({
      allocated: 2,
      demand: [
        { sku: 'MUG', quantity: 2 },
        { sku: 'LID', quantity: 1 },
      ],
    })
  })
})

describe('stock comes', () => {
  const warehouses = [
    warehouseOf('cpt', { priority: 1, serves: ['takealot'] }),
    warehouseOf('jhb', { priority: 2 }),
    warehouseOf('dc', { priority: 3, kind: 'marketplace-dc' }),
    warehouseOf('road', { priority: 4, kind: 'transit' }),
  ]
  const units = { KETTLE: { jhb: 3, cpt: 3, dc: 9, road: 9 } }

  test.each([
    {
      name: 'from the preferred warehouse first',
      channel: 'takealot',
      wants: 4,
      places: { cpt: 3, jhb: 1 },
      short: 0,
    },
    {
      name: 'only from warehouses that serve the channel',
      channel: 'shopify',
      wants: 4,
      places: { jhb: 3 },
      short: 1,
    },
    {
      name: 'never from a marketplace centre or the road',
      channel: 'takealot',
      wants: 9,
      places: { cpt: 3, jhb: 3 },
      short: 3,
    },
  ])('$name', ({ channel, wants, places, short }) => {
    const shop = reported({ units, warehouses }, [channelOrder('1', { KETTLE: wants })], channel)
    const [first] = orderIn(shop, `${channel}:1`).lines
    expect(
      Object.fromEntries(first?.allocations.map(({ warehouse, quantity }) => [warehouse, quantity]) ?? []),
    ).toEqual(places)
    expect(first?.shortage).toBe(short)
  })

  test('back to the least preferred warehouse when less is wanted', () => {
    const less = channelOrder('1', { KETTLE: 2 }, { version: 2 })
    const shop = reported({ units, warehouses }, [channelOrder('1', { KETTLE: 4 }), less], 'takealot')
    expect([levelOf(shop, 'KETTLE', 'cpt'), levelOf(shop, 'KETTLE', 'jhb')]).toEqual([
      [3, 2],
      [3, 0],
    ])
  })
})

describe('a changed order', () => {
  const first = channelOrder('1', { KETTLE: 2 })
  const plan = { units: { KETTLE: 5, MUG: 5 } }

  test('older news never overwrites newer', () => {
    const newer = channelOrder('1', { KETTLE: 4 }, { version: 3 })
    const shop = reported(plan, [newer, channelOrder('1', { KETTLE: 1 }, { version: 2 }), first])
    expect(orderIn(shop)).toMatchObject({ version: 3, units: 4 })
    expect(levelOf(shop, 'KETTLE')).toEqual([5, 4])
  })

  test('frees what is no longer wanted, and counts in its day what still is', () => {
    const shop = reported(plan, [
      channelOrder('1', { KETTLE: 4 }),
      channelOrder('1', { KETTLE: 1 }, { version: 2 }),
    ])
    expect(levelOf(shop, 'KETTLE')).toEqual([5, 1])
    expect(shop.days.get('2026-11-22')?.channels['shopify']).toMatchObject({
      orders: 1,
      units: 1,
      revenueCents: 11_500,
    })
  })

  test('a line that is no longer told is no longer wanted', () => {
    const both = orderWith([line('KETTLE'), line('MUG')])
    const shop = reported(plan, [both, orderWith([line('MUG', { version: 2 })], { version: 2 })])
    expect(orderIn(shop).lines.map(({ quantity, totalCents }) => [quantity, totalCents])).toEqual([
      [0, 0],
      [1, 11_500],
    ])
    expect(levelOf(shop, 'KETTLE')).toEqual([5, 0])
  })

  test('a line that is not told stays as it is where a channel tells an order in parts', () => {
    const part = (sku: string, version: number, quantity = 1) =>
      orderWith([line(sku, { version, toSend: quantity, totalCents: 11_500 * quantity })], {
        partial: true,
        version,
      })
    const shop = reported(plan, [part('KETTLE', 1), part('MUG', 2), part('KETTLE', 1, 3)], 'takealot')
    expect(orderIn(shop, 'takealot:1').lines.map(({ id, quantity }) => [id, quantity])).toEqual([
      ['1-KETTLE', 1],
      ['1-MUG', 1],
    ])
  })

  test('newer news of one line counts, though it comes in an older telling of the order', () => {
    const part = (sku: string, version: number, quantity: number) =>
      orderWith([line(sku, { version, toSend: quantity })], { partial: true, version })
    const shop = reported(plan, [part('MUG', 9, 1), part('KETTLE', 3, 2)], 'takealot')
    expect(orderIn(shop, 'takealot:1')).toMatchObject({ version: 9, units: 3 })
  })

  test('a line that becomes another product gives back the one and takes the other', () => {
    const guess = (barcode: string, version: number) =>
      orderWith([line('GHOST', { barcode, version })], { version })
    const products = { KETTLE: { barcode: '6001234567890' }, MUG: { barcode: '6009876543210' } }
    const shop = reported({ ...plan, products }, [guess('6001234567890', 1), guess('6009876543210', 2)])
    expect([levelOf(shop, 'KETTLE'), levelOf(shop, 'MUG')]).toEqual([
      [5, 0],
      [5, 1],
    ])
  })
})

describe('a cancelled order', () => {
  const plan = { units: { KETTLE: 5 } }
  const cancelled = (change: Partial<ChannelOrder> = {}) =>
    channelOrder('1', { KETTLE: 2 }, { version: 2, cancelled: true, ...change })

  test('gives its stock back and leaves its day', () => {
    const shop = reported(plan, [channelOrder('1', { KETTLE: 2 }), cancelled()])
    expect(orderIn(shop)).toMatchObject({ status: 'cancelled', cancelledBy: 'channel', cancelledAt: at })
    expect(levelOf(shop, 'KETTLE')).toEqual([5, 0])
    expect(shop.days.get('2026-11-22')?.channels['shopify']).toEqual({
      orders: 0,
      units: 0,
      revenueCents: 0,
      vatCents: 0,
    })
  })

  test('that was never heard of before takes nothing', () => {
    const shop = reported(plan, [cancelled(), channelOrder('1', { KETTLE: 2 })])
    expect(orderIn(shop).status).toBe('cancelled')
    expect(levelOf(shop, 'KETTLE')).toEqual([5, 0])
  })

  test('can be taken back by the channel that cancelled it', () => {
    const shop = reported(plan, [
      channelOrder('1', { KETTLE: 2 }),
      cancelled(),
      channelOrder('1', { KETTLE: 2 }, { version: 3 }),
    ])
    expect(orderIn(shop)).toMatchObject({ status: 'allocated', cancelledBy: null, cancelledAt: null })
  })

  test('keeps as shipped what has left, and is a case', () => {
    const gone = { ...line('KETTLE', { toSend: 1, sent: 1 }) }
    const shop = reported(plan, [orderWith([gone]), cancelled({ lines: [{ ...gone, version: 2 }] })])
    expect(orderIn(shop).lines[0]).toMatchObject({ quantity: 1, shipped: 1, allocated: 0 })
    expect(levelOf(shop, 'KETTLE')).toEqual([4, 0])
    expect(casesOf(shop)).toContain('cancelled-after-shipping:shopify:1')
  })

  test('has shipped what the channel says has left, though nobody told before', () => {
    const gone = { ...line('KETTLE', { toSend: 1, sent: 1, version: 2 }) }
    const shop = reported(plan, [cancelled({ lines: [gone] })])
    expect(orderIn(shop).lines[0]).toMatchObject({ quantity: 1, shipped: 1, allocated: 0 })
    expect(levelOf(shop, 'KETTLE')).toEqual([4, 0])
    expect(casesOf(shop)).toContain('cancelled-after-shipping:shopify:1')
  })

  test('stays cancelled when a member cancelled it, whatever the channel says later', () => {
    const shop = reported(plan, [channelOrder('1', { KETTLE: 2 })])
    append(shop, 'cancel', {
      kind: 'order-update',
      payload: { orderId: 'shopify:1', action: { kind: 'cancel', reason: 'no stock' } },
    })
    append(shop, 'later', {
      kind: 'order-changed',
      payload: { channelId: 'shopify', order: channelOrder('1', { KETTLE: 3 }, { version: 2 }) },
    })
    drainMemory(shop, 10, at)
    expect(orderIn(shop)).toMatchObject({ status: 'cancelled', cancelledBy: 'member' })
    expect(levelOf(shop, 'KETTLE')).toEqual([5, 0])
  })

  test.each([
    { name: 'unknown', orders: [] },
    { name: 'cancelled already', orders: [channelOrder('1', { KETTLE: 2 }), cancelled()] },
    { name: 'open', orders: [channelOrder('1', { KETTLE: 2 })] },
  ])('an order that is gone from its channel holds nothing: $name', ({ orders }) => {
    const shop = reported(plan, orders)
    append(shop, 'gone', gone('1'))
    drainMemory(shop, 10, at)
    expect(shop.processed.get('gone')).toMatchObject({ state: 'applied', result: { reason: null } })
    expect(levelOf(shop, 'KETTLE')).toEqual([5, 0])
  })

  test('a message that comes after the news that its order is gone holds nothing', () => {
    const shop = openMemoryShop(plan)
    append(shop, 'gone', gone('1'))
    const late = channelOrder('1', { KETTLE: 2 })
    append(shop, 'late', { kind: 'order-received', payload: { channelId: 'shopify', order: late } })
    drainMemory(shop, 1, at)
    expect(orderIn(shop)).toMatchObject({ status: 'cancelled', cancelledBy: 'channel' })
    expect([levelOf(shop, 'KETTLE'), casesOf(shop)]).toEqual([[5, 0], []])
  })

  test.each([false, true])(
    'what is read of an order that had been gone is the truth, with a late message before it: %s',
    (isLate) => {
      const shop = openMemoryShop(plan)
      append(shop, 'gone', gone('1'))
      const restored = { channelId: 'shopify', order: channelOrder('1', { KETTLE: 2 }), digest: 'same' }
      if (isLate) append(shop, 'late', { kind: 'order-received', payload: restored })
      append(shop, 'read', { kind: 'order-changed', payload: { ...restored, read: true } })
      drainMemory(shop, 1, at)
      expect(orderIn(shop)).toMatchObject({ status: 'allocated', cancelledBy: null })
    },
  )

  test('as many orders that are gone are remembered as can be on their way at once', () => {
    const shop = openMemoryShop(plan)
    for (let id = 0; id < 130; id += 1) append(shop, `gone-${id}`, gone(String(id)))
    drainMemory(shop, 7, at)
    const remembered = shop.channels.get('shopify')?.goneOrders
    expect([remembered?.length, remembered?.at(0), remembered?.at(-1)]).toEqual([100, '30', '129'])
  })

  test.each([
    { name: 'before it went', version: 2, status: 'cancelled', reserved: 0 },
    { name: 'after it was brought back', version: 4, status: 'allocated', reserved: 2 },
  ])('what a channel said of an order $name counts as that', ({ version, status, reserved }) => {
    const shop = reported(plan, [channelOrder('1', { KETTLE: 2 })])
    const goneAt = (said: number): void => {
      const payload = { channelId: 'shopify', externalId: '1', version: said }
      append(shop, `gone-${said}`, { kind: 'order-cancelled', payload })
      drainMemory(shop, 10, at)
    }
    goneAt(3)
    expect(levelOf(shop, 'KETTLE')).toEqual([5, 0])
    const said = channelOrder('1', { KETTLE: 2 }, { version })
    append(shop, 'later', { kind: 'order-changed', payload: { channelId: 'shopify', order: said } })
    drainMemory(shop, 10, at)
    expect(orderIn(shop).status).toBe(status)
    goneAt(3)
    expect(levelOf(shop, 'KETTLE')).toEqual([5, reserved])
  })

  test('an order whose end was told without its time takes the time from whoever tells it', () => {
    const shop = reported(plan, [channelOrder('1', { KETTLE: 2 }), cancelled()])
    const payload = { channelId: 'shopify', externalId: '1', version: 9 }
    append(shop, 'gone', { kind: 'order-cancelled', payload })
    drainMemory(shop, 10, at)
    expect(orderIn(shop)).toMatchObject({ status: 'cancelled', version: 9 })
  })
})

describe('units that the channel says have left', () => {
  test('leave the shelf', () => {
    const shop = reported({ units: { KETTLE: 5 } }, [orderWith([line('KETTLE', { toSend: 1, sent: 2 })])])
    expect(orderIn(shop)).toMatchObject({ status: 'part-shipped', shippedAt: null })
    expect(levelOf(shop, 'KETTLE')).toEqual([3, 1])
  })

  test('leave it once, however often it is told', () => {
    const shipped = (version: number) =>
      orderWith([line('KETTLE', { toSend: 0, sent: 2, version })], { version })
    const shop = reported({ units: { KETTLE: 5 } }, [shipped(1), shipped(2), shipped(3)])
    expect(orderIn(shop)).toMatchObject({ status: 'shipped', shippedAt: at })
    expect(levelOf(shop, 'KETTLE')).toEqual([3, 0])
  })

  test('without stock of ours are a case, and nothing waits for them', () => {
    const shop = reported({ units: { KETTLE: 1 } }, [orderWith([line('KETTLE', { toSend: 0, sent: 3 })])])
    expect(orderIn(shop)).toMatchObject({ status: 'shipped', waitingFor: [] })
    expect(levelOf(shop, 'KETTLE')).toEqual([0, 0])
    expect(shop.stock.get('KETTLE')?.shortage).toBe(0)
    expect(casesOf(shop)).toContain('shipped-without-stock:shopify:1')
  })
})

describe('VAT', () => {
  test('is within each line by the class of its product, and within the delivery', () => {
    const products = { MUG: { vatClass: 'zero', vatReason: 'test' } } as const
    const order = orderWith([line('KETTLE', { totalCents: 999 }), line('MUG', { totalCents: 999 })], {
      shippingCents: 6000,
    })
    const shop = reported({ units: { KETTLE: 5, MUG: 5 }, products }, [order])
    expect(orderIn(shop).lines.map(({ vatCents, vatRateBps }) => [vatCents, vatRateBps])).toEqual([
      [130, 1500],
      [0, 0],
    ])
    expect(orderIn(shop)).toMatchObject({ vatCents: 130 + 783, totalCents: 7998 })
  })

  test('is none where the merchant is no vendor', () => {
    const shop = reported({ units: { KETTLE: 5 }, vatVendor: false }, [
      channelOrder('1', { KETTLE: 1 }, { shippingCents: 6000 }),
    ])
    expect(orderIn(shop).vatCents).toBe(0)
    expect(orderIn(shop).lines[0]?.vatClass).toBe('out-of-scope')
  })

  test('is that of the day the order was placed', () => {
    const order = channelOrder('1', { KETTLE: 1 }, { placedAt: '2018-03-31T21:59:00.000Z' })
    expect(orderIn(reported({ units: { KETTLE: 5 } }, [order])).lines[0]).toMatchObject({
      vatRateBps: 1400,
      vatCents: 1412,
    })
  })
})

describe('which product a line is', () => {
  const products = { MUG: { barcode: '6001234567890' }, LID: { barcode: '6009876543210' } }
  const plan = { units: { KETTLE: 5, MUG: 5, LID: 5, CUP: 5 }, products, unlisted: ['CUP'] }
  test.each([
    {
      name: 'its listing says',
      reported: { listing: 'KETTLE', skuText: 'MUG', barcode: '6009876543210' },
      sku: 'KETTLE',
      mapping: 'mapped',
    },
    {
      name: 'its SKU text says, where it names no listing and the channel lists the SKU',
      reported: { listing: null, skuText: ' KETTLE ' },
      sku: 'KETTLE',
      mapping: 'mapped',
    },
    {
      name: 'its SKU text only suggests, where its listing is not known',
      reported: { listing: 'GHOST', skuText: ' KETTLE ' },
      sku: 'KETTLE',
      mapping: 'guessed',
    },
    {
      name: 'its barcode suggests, before its text',
      reported: { listing: 'GHOST', skuText: 'CUP', barcode: '6001234567890' },
      sku: 'MUG',
      mapping: 'guessed',
    },
    {
      name: 'its SKU text suggests',
      reported: { listing: 'GHOST', skuText: 'CUP' },
      sku: 'CUP',
      mapping: 'guessed',
    },
    {
      name: 'nobody knows',
      reported: { listing: 'GHOST', skuText: 'what', barcode: '6000000000000' },
      sku: null,
      mapping: 'unmapped',
    },
    {
      name: 'nobody knows without any listing',
      reported: { listing: null, skuText: '' },
      sku: null,
      mapping: 'unmapped',
    },
  ])('$name', ({ reported: said, sku, mapping }) => {
    const shop = reported(plan, [orderWith([line('X', said)])])
    expect(orderIn(shop).lines[0]).toMatchObject({ sku, mapping, allocated: sku === null ? 0 : 1 })
    expect(orderIn(shop).status).toBe(mapping === 'mapped' ? 'allocated' : 'unmapped')
    expect(casesOf(shop)).toEqual(mapping === 'mapped' ? [] : ['unmapped:shopify:1'])
  })

  test('a barcode on two products says nothing', () => {
    const both = { MUG: { barcode: '6001234567890' }, LID: { barcode: '6001234567890' } }
    const shop = reported({ ...plan, products: both }, [orderWith([line('X', { barcode: '6001234567890' })])])
    expect(orderIn(shop).lines[0]?.mapping).toBe('unmapped')
  })
})

test('in whatever order a channel tells the versions of an order, it ends as the newest says', () => {
  fc.assert(
    fc.property(
      versionsOfOneOrder.chain((versions) =>
        fc.tuple(fc.constant(versions), fc.shuffledSubarray(versions, { minLength: versions.length })),
      ),
      ([versions, shuffled]) => {
        const states = [versions, shuffled].map((orders) => {
          const shop = reported(busyShop, growing(orders))
          const { status, lines, version, totalCents } = orderIn(shop)
          const open = lines.filter(({ quantity }) => quantity > 0)
          const said = open.map(({ id, sku, quantity, shipped }) => ({ id, sku, quantity, shipped }))
          return { status, version, totalCents, lines: said.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
        })
        expect(states[1]).toEqual(states[0])
      },
    ),
    { numRuns: 200 },
  )
})

/** As a channel does it: each line is of one product and stays wanted, and what has left stays left. */
const growing = (orders: readonly ChannelOrder[]): ChannelOrder[] =>
  orders.map((order) => ({
    ...order,
    lines: ['KETTLE', 'MUG', 'SET'].map((sku) =>
      line(sku, {
        toSend: 4 + order.version - Math.min(order.version, 3),
        sent: Math.min(order.version, 3) - 1,
        totalCents: 1000 * order.version,
        version: order.version,
      }),
    ),
  }))
