import { expect, test } from 'vitest'
import type { Command } from '@fluxori/contract/commands'
import type { Actor } from '@fluxori/contract/kernel'
import { type ChannelOrder } from '@fluxori/contract/orders/channel-order'
import { mostOrderEvents } from '@fluxori/contract/orders/order-event'
import { type OrderAction } from '@fluxori/contract/orders/orders'
import { drainMemory } from '../../../dev/memory-journal.ts'
import { openMemoryShop, append, type MemoryShop } from '../../../test/memory-shop.ts'
import { channelOrder } from '../../../test/shop.ts'
import { historyAfter } from './order-history.ts'

const at = '2026-11-22T10:00:00.000Z'
const channel: Actor = { kind: 'channel', channelId: 'shopify' }
const member: Actor = { kind: 'member', uid: 'operator' }
const reported = (order: ChannelOrder): Command => ({
  kind: 'order-received',
  payload: { channelId: 'shopify', order },
})
const kettles = (quantity: number, version = 1, change: Partial<ChannelOrder> = {}) =>
  reported(channelOrder('1', { KETTLE: quantity }, { version, ...change }))
const act = (action: OrderAction): Command => ({
  kind: 'order-update',
  payload: { orderId: 'shopify:1', action },
})
const ship = (quantity: number, tracking: string | null = null): Command =>
  act({ kind: 'ship', lines: [{ line: '1-0', quantity }], tracking })
const cancel = act({ kind: 'cancel', reason: 'buyer asked' })
const receive = (quantity: number): Command => ({
  kind: 'stock-update',
  payload: {
    change: { kind: 'receive', warehouse: 'jhb', lines: [{ sku: 'KETTLE', quantity }], reference: '' },
  },
})
const gone: Command = { kind: 'order-cancelled', payload: { channelId: 'shopify', externalId: '1' } }
const ghost = (version = 1) => {
  const order = channelOrder('1', { GHOST: 2 }, { version })
  return reported({ ...order, lines: order.lines.map((line) => ({ ...line, skuText: 'nobody knows' })) })
}

/** The shop of five kettles after these commands, each alone. */
function after(...commands: readonly Command[]): MemoryShop {
  const shop = openMemoryShop({ units: { KETTLE: 5 } })
  commands.forEach((command, index) => {
    const actor = command.kind.startsWith('order-') && command.kind !== 'order-update' ? channel : member
    append(shop, `c${index}`, command, actor)
    drainMemory(shop, 1, at)
  })
  return shop
}
const eventsOf = (shop: MemoryShop) =>
  (shop.orders.get('shopify:1')?.history ?? []).map(({ kind, units, note }) => [kind, units, note])

test.each([
  { name: 'is taken in', done: [kettles(2)], then: [['taken-in', 2, null]] },
  { name: 'is not told twice', done: [kettles(2), kettles(2)], then: [['taken-in', 2, null]] },
  {
    name: 'is not told of a version that nobody could tell from the one before',
    done: [kettles(2), kettles(2, 2)],
    then: [['taken-in', 2, null]],
  },
  {
    name: 'is told that it has been paid',
    done: [kettles(2, 1, { payment: 'unpaid' }), kettles(2, 2)],
    then: [
      ['taken-in', 2, null],
      ['channel-update', 0, null],
    ],
  },
  {
    name: 'is told that less of it is wanted',
    done: [kettles(3), kettles(2, 2)],
    then: [
      ['taken-in', 3, null],
      ['channel-update', 0, null],
    ],
  },
  {
    name: 'gets stock for what more of it is wanted',
    done: [kettles(2), kettles(3, 2)],
    then: [
      ['taken-in', 2, null],
      ['allocated', 1, null],
    ],
  },
  {
    name: 'is short of what more of it is wanted, which tells more than what it got',
    done: [kettles(3), kettles(9, 2)],
    then: [
      ['taken-in', 3, null],
      ['short', 4, null],
    ],
  },
  {
    name: 'is shipped in parts, with the tracking number of each',
    done: [kettles(3), ship(1, 'TCG1'), ship(2)],
    then: [
      ['taken-in', 3, null],
      ['shipped', 1, 'TCG1'],
      ['shipped', 2, null],
    ],
  },
  {
    name: 'has left by what its channel says',
    done: [
      kettles(2),
      reported({
        ...channelOrder('1', { KETTLE: 2 }, { version: 2 }),
        lines: channelOrder('1', { KETTLE: 2 }, { version: 2 }).lines.map((line) => ({
          ...line,
          toSend: 0,
          sent: 2,
        })),
      }),
    ],
    then: [
      ['taken-in', 2, null],
      ['shipped', 2, null],
    ],
  },
  {
    name: 'is cancelled by a member, who says why',
    done: [kettles(3), ship(1), cancel],
    then: [
      ['taken-in', 3, null],
      ['shipped', 1, null],
      ['cancelled', 2, 'buyer asked'],
    ],
  },
  {
    name: 'is cancelled by its channel, once, and taken back',
    done: [kettles(2), gone, gone, kettles(2, 2)],
    then: [
      ['taken-in', 2, null],
      ['cancelled', 2, null],
      ['reopened', 2, null],
    ],
  },
  {
    name: 'is refused something, which is no event',
    done: [kettles(2), ship(9), act({ kind: 'allocate' })],
    then: [['taken-in', 2, null]],
  },
  {
    name: 'gets stock that has come in',
    done: [kettles(7), receive(1), receive(5)],
    then: [
      ['taken-in', 7, null],
      ['allocated', 1, null],
      ['allocated', 1, null],
    ],
  },
  {
    name: 'is mapped, to the SKU that a person named',
    done: [ghost(), act({ kind: 'map-line', line: '1-0', sku: 'KETTLE' })],
    then: [
      ['taken-in', 2, null],
      ['mapped', 2, 'KETTLE'],
    ],
  },
])('an order that $name', ({ done, then }) => {
  expect(eventsOf(after(...done))).toEqual(then)
})

test('an event says who, when, and by which command', () => {
  const shop = after(kettles(2), ship(2, 'TCG1'))
  expect(shop.orders.get('shopify:1')?.history).toEqual([
    { kind: 'taken-in', at, by: channel, command: 'c0', units: 2, note: null },
    { kind: 'shipped', at, by: member, command: 'c1', units: 2, note: 'TCG1' },
  ])
})

test('one command that serves an order twice is one event', () => {
  const shop = openMemoryShop({ units: { KETTLE: 0, MUG: 0 } })
  append(shop, 'o', reported(channelOrder('1', { KETTLE: 1, MUG: 2 })))
  const lines = [
    { sku: 'KETTLE', quantity: 1 },
    { sku: 'MUG', quantity: 2 },
  ]
  const change = { kind: 'receive', warehouse: 'jhb', lines, reference: '' } as const
  append(shop, 's', { kind: 'stock-update', payload: { change } }, member)
  drainMemory(shop, 1, at)
  expect(eventsOf(shop)).toEqual([
    ['taken-in', 3, null],
    ['allocated', 3, null],
  ])
})

test('mapping a listing is told in the other orders that hold it', () => {
  const shop = openMemoryShop({ units: { KETTLE: 5 } })
  const other = channelOrder('2', { GHOST: 1 })
  append(shop, 'o1', ghost())
  append(
    shop,
    'o2',
    reported({ ...other, lines: other.lines.map((line) => ({ ...line, skuText: 'nobody' })) }),
  )
  append(shop, 'm', act({ kind: 'map-line', line: '1-0', sku: 'KETTLE' }), member)
  drainMemory(shop, 100, at)
  const [, mapped, ...more] = shop.orders.get('shopify:2')?.history ?? []
  expect(mapped).toMatchObject({ kind: 'mapped', units: 1, note: 'KETTLE', by: { kind: 'system' } })
  expect(more).toEqual([])
})

test('the first event and the latest are kept, forty in all', () => {
  const shop = after(kettles(2))
  const order = shop.orders.get('shopify:1')
  if (order === undefined) throw new Error('there is no order')
  let history = order.history
  for (let index = 1; index <= 60; index += 1) {
    const after = { ...order, number: `#${index}`, history }
    const cause = { command: `c${index}`, actor: channel, at }
    history = historyAfter({ ...order, history }, after, null, cause)
  }
  expect(history.length).toBe(mostOrderEvents)
  expect(history.map(({ command }) => command).slice(0, 2)).toEqual(['c0', 'c22'])
  expect(history.at(-1)?.command).toBe('c60')
})
