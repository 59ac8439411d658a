import { expect, test } from 'vitest'
import type { ChannelChange } from '@fluxori/contract/channels/channels'
import { ChannelRefusal } from '@fluxori/contract/channels/channels'
import { drainMemory } from '../../../dev/memory-journal.ts'
import { openMemoryShop, append, type MemoryShop } from '../../../test/memory-shop.ts'
import { startOfShop, channelOrder } from '../../../test/shop.ts'

const at = '2026-11-22T10:00:00.000Z'
const member = { kind: 'member', uid: 'manager' } as const
const half = {
  kind: 'formula',
  formula: { max: null, safety: 1, shareBps: 5_000, buffer: 0 },
} satisfies ChannelChange

function shopWith(...changes: readonly ChannelChange[]): MemoryShop {
  const shop = openMemoryShop({ units: { KETTLE: 9, MUG: 4 } })
  change(shop, ...changes)
  return shop
}
function change(shop: MemoryShop, ...changes: readonly ChannelChange[]): void {
  changes.forEach((wanted) => {
    const id = `c-${shop.processed.size}`
    append(shop, id, { kind: 'channel-update', payload: { channelId: 'shopify', change: wanted } }, member)
    drainMemory(shop, 1, at)
  })
}
const sell = (shop: MemoryShop, id: string) => {
  const order = channelOrder(id, { KETTLE: 1 })
  append(shop, `o-${id}`, { kind: 'order-received', payload: { channelId: 'takealot', order } })
  drainMemory(shop, 1, at)
}
/** What a batch writes of connections, by their ids. */
const channelFields = ({ changes }: MemoryShop['plans'][number]) =>
  [...changes.documents.channels].map(([id, { fields }]) => [id, fields])
const requests = (shop: MemoryShop) =>
  shop.plans.flatMap(({ changes }) => [...changes.requests.values()].map(({ channel }) => channel))
const followUps = (shop: MemoryShop) =>
  shop.plans.flatMap(({ changes }) => [...changes.followUps.values()].map(({ kind }) => kind))

test('unknown-channel is the one refusal', () => {
  const shop = openMemoryShop({ units: {} })
  append(
    shop,
    'c',
    { kind: 'channel-update', payload: { channelId: 'ebay', change: { kind: 'pause' } } },
    member,
  )
  drainMemory(shop, 1, at)
  expect(shop.processed.get('c')).toMatchObject({ state: 'refused', result: { reason: 'unknown-channel' } })
  expect(ChannelRefusal.options).toEqual(['unknown-channel'])
})

test.each<{ change: ChannelChange; fields: Record<string, unknown> }>([
  { change: { kind: 'pause' }, fields: { state: 'paused' } },
  { change: { kind: 'rename', name: 'Shop' }, fields: { name: 'Shop' } },
  { change: half, fields: { formula: { max: null, safety: 1, shareBps: 5_000, buffer: 0 } } },
])('$change.kind writes its own fields and no other', ({ change: wanted, fields }) => {
  const shop = shopWith(wanted)
  expect(shop.plans.flatMap((plan) => channelFields(plan))).toEqual([['shopify', fields]])
  expect(shop.channels.get('shopify')).toMatchObject(fields)
})

test.each<readonly ChannelChange[]>([
  [{ kind: 'pause' }, { kind: 'pause' }],
  [{ kind: 'resume' }],
  [
    { kind: 'rename', name: 'Shop' },
    { kind: 'rename', name: 'Shop' },
  ],
  [half, half],
])('what is so already changes nothing: $kind', (...changes) => {
  const shop = shopWith(...changes)
  const before = shop.plans.length
  change(shop, ...changes.slice(-1))
  const more = shop.plans.slice(before)
  expect(
    more.flatMap((plan) => [
      ...channelFields(plan),
      ...plan.changes.followUps.keys(),
      ...plan.changes.requests.keys(),
    ]),
  ).toEqual([])
})

test.each([{ max: 3 }, { safety: 2 }, { shareBps: 9_000 }, { buffer: 1 }])(
  'a formula with another %j is another formula',
  (other) => {
    const shop = shopWith(half, { kind: 'formula', formula: { ...half.formula, ...other } })
    expect(shop.channels.get('shopify')?.formula).toEqual({ ...half.formula, ...other })
  },
)

test('two changes of one connection in one batch are one write of both', () => {
  const shop = openMemoryShop({ units: {} })
  const both: readonly ChannelChange[] = [{ kind: 'pause' }, { kind: 'rename', name: 'Shop' }]
  both.forEach((wanted) =>
    append(
      shop,
      wanted.kind,
      { kind: 'channel-update', payload: { channelId: 'shopify', change: wanted } },
      member,
    ),
  )
  drainMemory(shop, 100, at)
  expect(shop.plans.slice(-1).flatMap(channelFields)).toEqual([
    ['shopify', { state: 'paused', name: 'Shop' }],
  ])
})

test('a new formula tells every listing of the channel what to show, and no other channel', () => {
  const shop = shopWith(half)
  expect(shop.listings.get('shopify:KETTLE')?.desired.quantity).toBe(4)
  expect(shop.listings.get('shopify:MUG')?.desired.quantity).toBe(1)
  expect(shop.listings.get('takealot:KETTLE')?.desired.quantity).toBe(9)
  expect(requests(shop)).toEqual(['shopify'])
})

test('a paused channel is told nothing, and keeps what it should show for when it is resumed', () => {
  const shop = shopWith({ kind: 'pause' })
  sell(shop, '1')
  expect(shop.listings.get('shopify:KETTLE')).toMatchObject({ desired: { quantity: 8 }, pending: true })
  expect(requests(shop)).toEqual(['takealot'])
  change(shop, { kind: 'resume' })
  expect(requests(shop)).toEqual(['takealot', 'shopify'])
  expect(shop.channels.get('shopify')).toMatchObject({ state: 'active', nextPollAt: at })
  expect(followUps(shop)).toContain('refresh-all')
})

test('orders of a paused channel are taken in all the same', () => {
  const shop = shopWith({ kind: 'pause' })
  const order = channelOrder('1', { KETTLE: 1 })
  append(shop, 'o', { kind: 'order-received', payload: { channelId: 'shopify', order } })
  drainMemory(shop, 1, at)
  expect(shop.orders.get('shopify:1')?.status).toBe('allocated')
  expect(shop.channels.get('shopify')?.nextPollAt).toBe(startOfShop)
})
