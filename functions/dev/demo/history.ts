import { ChannelKind, type Listing } from '@fluxori/contract/channels/channels'
import type { Command } from '@fluxori/contract/commands'
import { scopedId, type Actor, type Instant } from '@fluxori/contract/kernel'
import type { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import type { OrderAction } from '@fluxori/contract/orders/orders'
import type { NewCommand } from '../../src/domain/new-command.ts'
import { instantAfter } from '@fluxori/contract/time'
import { orderCommand } from '../../src/flows/channel-commands.ts'
import { sandboxModules } from '../sandboxes/all.ts'
import { demoMerchant, historyDays } from './demo-state.ts'
import { leavesAt, orderTimes } from './sales-pattern.ts'
import { stockWork } from './stock-work.ts'
import { shelfOf, someBasket, channelOrder, type Basket } from './channel-orders.ts'
import { seededRandom, type Random } from '../random.ts'

const [minuteMs, hourMs] = [60_000, 3_600_000]

/**
 * What happened at Karoo Trading in the weeks before `at`, oldest first: orders over all channels by the hours and days
 * at which people buy, most of them shipped, some cancelled, the newest still open; what came in from suppliers; and at
 * the end an order that has left in part, one for a product that is sold out and one for a product that nobody has
 * mapped. The same start makes the same history.
 */
export function demoHistory(listings: readonly Listing[], at: Instant): readonly NewCommand[] {
  const random = seededRandom(1994)
  const placed = orderTimes(at, historyDays, random).map((placedAt) => ({ placedAt, kind: someKind(random) }))
  const after = new Map<ChannelKind, number>()
  const sales = placed.toReversed().flatMap(({ placedAt, kind }): readonly NewCommand[] => {
    const before = (after.get(kind) ?? lastOnes) + 1
    after.set(kind, before)
    const basket = someBasket(shelfOf(listings, kind), random)
    const order = channelOrder({ kind, placedAt, basket, before }, random)
    return [receive(kind, order), ...follow(kind, order, random)]
  })
  return [...sales, ...special(at), ...stockWork(at)]
    .filter(({ receivedAt }) => receivedAt < at)
    .toSorted((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1))
}

/** Numbers of each channel that are kept for the last orders, which are made by hand. */
const lastOnes = 4

/** The channel of each of the demo's buyers. */
const kindOfBuyer = ChannelKind.options.flatMap((kind) =>
  Array.from({ length: sandboxModules[kind].demo.buyers }, () => kind),
)

function someKind(random: Random): ChannelKind {
  return kindOfBuyer[Math.floor(random() * kindOfBuyer.length)] ?? 'shopify'
}

const operator: Actor = { kind: 'member', uid: `${demoMerchant}-operator` }

const receive = (kind: ChannelKind, order: ChannelOrder): NewCommand =>
  orderCommand(kind, order, 'received', instantAfter(order.placedAt, 1_500))

/** What an operator does with an order. */
const act = (kind: ChannelKind, order: ChannelOrder, action: OrderAction, at: Instant): NewCommand => ({
  id: `key:demo-${action.kind}-${kind}-${order.externalId}-${Date.parse(at)}`,
  command: { kind: 'order-update', payload: { orderId: scopedId(kind, order.externalId), action } },
  actor: operator,
  receivedAt: at,
})

const reasons = [
  'The buyer changed their mind',
  'Ordered twice by mistake',
  'The address cannot be delivered to',
] as const

/** What becomes of an order: one in twelve is cancelled, the others leave on their next working day. */
function follow(kind: ChannelKind, order: ChannelOrder, random: Random): readonly NewCommand[] {
  const fate = random()
  const left = leavesAt(order.placedAt, random)
  const soon = instantAfter(order.placedAt, Math.round((10 + random() * 50) * minuteMs))
  if (fate < 0.05) {
    const reason = reasons[Math.floor(random() * reasons.length)] ?? reasons[0]
    return [act(kind, order, { kind: 'cancel', reason }, soon)]
  }
  if (fate < 0.08) return [gone(kind, order, soon)]
  if (kind === 'takealot' && fate < 0.6) return [fulfilledThere(kind, order, left)]
  const [first] = order.lines
  if (fate < 0.66 && first !== undefined && order.lines.length > 1) {
    const part = { line: first.externalId, quantity: first.toSend }
    const rest = leavesAt(left, random)
    return [
      act(kind, order, { kind: 'ship', lines: [part], tracking: trackingOf(order, 'A') }, left),
      act(kind, order, { kind: 'ship', lines: null, tracking: trackingOf(order, 'B') }, rest),
    ]
  }
  return [act(kind, order, { kind: 'ship', lines: null, tracking: trackingOf(order, '') }, left)]
}

const trackingOf = ({ externalId }: ChannelOrder, parcel: string): string =>
  `TCG${externalId.slice(-8)}${parcel}`

function gone(kind: ChannelKind, { externalId }: ChannelOrder, receivedAt: Instant): NewCommand {
  const command: Command = { kind: 'order-cancelled', payload: { channelId: kind, externalId } }
  return {
    id: `${kind}:order-gone:${externalId}`,
    command,
    actor: { kind: 'channel', channelId: kind },
    receivedAt,
  }
}

/** The channel says that the whole order has left. */
const fulfilledThere = (kind: ChannelKind, order: ChannelOrder, at: Instant): NewCommand =>
  orderCommand(
    kind,
    {
      ...order,
      version: 2,
      updatedAt: at,
      lines: order.lines.map((line) => ({ ...line, version: 2, sent: line.toSend, toSend: 0 })),
    },
    'changed',
    at,
  )

/** The last orders before the start: each is in another state that a person should see. */
function special(at: Instant): readonly NewCommand[] {
  const random = seededRandom(7)
  const order = (kind: ChannelKind, before: number, minutesAgo: number, basket: Basket) =>
    channelOrder({ kind, placedAt: instantAfter(at, -minutesAgo * minuteMs), basket, before }, random)
  const inPart = order('shopify', 2, 190, [
    { sku: 'MUG-ENAM-4', quantity: 2 },
    { sku: 'POTJIE-3', quantity: 1 },
  ])
  const [mugs] = inPart.lines
  const parcel = { line: mugs?.externalId ?? '', quantity: 2 }
  const old = order('woocommerce', 1, 25, [{ sku: 'LAMP-LED-10', quantity: 1 }])
  const nameless = { listing: '88', skuText: 'LANTERN-OLD-SITE', barcode: null }
  const late = order('takealot', 1, 21 * 24 * 60, [{ sku: 'NIGHT-LAMP', quantity: 7 }])
  return [
    receive('shopify', inPart),
    act(
      'shopify',
      inPart,
      { kind: 'ship', lines: [parcel], tracking: trackingOf(inPart, 'A') },
      instantAfter(at, -hourMs),
    ),
    receive('shopify', order('shopify', 1, 40, [{ sku: 'MOUSE-WIRELESS', quantity: 1 }])),
    receive('woocommerce', {
      ...old,
      lines: old.lines.map((line) => ({ ...line, ...nameless, title: 'Camping lantern (old site)' })),
    }),
    receive('takealot', late),
    act(
      'takealot',
      late,
      { kind: 'ship', lines: null, tracking: trackingOf(late, '') },
      instantAfter(late.placedAt, 4 * 24 * hourMs),
    ),
  ]
}
