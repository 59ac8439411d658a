import type { ChannelKind, Listing } from '@fluxori/contract/channels'
import { scopedId, type Instant } from '@fluxori/contract/kernel'
import type { ChannelOrder } from '@fluxori/contract/orders'
import type { NewCommand } from '../../src/domain/new-command.ts'
import { instantAfter } from '../../src/domain/time.ts'
import type { Sandbox } from '../sandboxes/sandbox.ts'
import { demoMerchant, listingIdOf as listingIds } from './books.ts'
import { someBuyer } from './buyers.ts'
import { catalogue } from './catalogue.ts'
import { basketOf, seededRandom, type Random } from './traffic.ts'

/** How many orders came before today's start, and over how long. */
const count = 48
const spanMs = 14 * 24 * 3_600_000
/** The newest orders are still to be sent; the others have left. */
const openOrders = 9
/** Products with fewer units than this are left alone: their shelves are meant to be nearly empty. */
const leastUnits = 25

/** Numbers below the first that each sandbox gives. */
const numberOf: Readonly<Record<ChannelKind, (index: number) => number>> = {
  shopify: (index) => 4_999_990_000 + index,
  takealot: (index) => 98_750_000 + index,
  woocommerce: (index) => 6_900 + index,
}

/**
 * What happened at Karoo Trading in the fortnight before `at`, oldest first: orders over all channels, most of them
 * shipped, a few cancelled, one for a product that is sold out and one for a product that nobody has mapped. The same
 * start makes the same history.
 */
export function demoHistory(listings: readonly Listing[], at: Instant): readonly NewCommand[] {
  const random = seededRandom(1994)
  const kinds: readonly ChannelKind[] = ['shopify', 'takealot', 'woocommerce', 'shopify']
  const shelves = new Map(kinds.map((kind) => [kind, shelfOf(listings, kind)]))
  const told = Array.from({ length: count }, (_, index): readonly NewCommand[] => {
    const kind = kinds[Math.floor(random() * kinds.length)] ?? 'shopify'
    const basket = basketOf(shelves.get(kind) ?? [], catalogue, random)
    const placedAt = instantAfter(at, -Math.round(((count - index) * spanMs) / count - random() * 3_600_000))
    const order = orderOf(kind, index, basket, placedAt, random)
    const fate = index % 17 === 11 ? 'cancelled' : index < count - openOrders ? 'shipped' : 'open'
    return [receive(kind, order), ...follow(kind, order, fate)]
  })
  return [...told.flat(), soldOut(at), unmapped(at, random)]
}

function shelfOf(listings: readonly Listing[], kind: ChannelKind): ReturnType<Sandbox['shown']> {
  return listings.flatMap(({ channelId, externalId, sku, desired }) =>
    channelId === kind && sku !== null && desired.quantity >= leastUnits
      ? [{ sku, listing: externalId, quantity: desired.quantity, priceCents: desired.priceCents ?? 0 }]
      : [],
  )
}

type Basket = ReturnType<typeof basketOf>

function orderOf(
  kind: ChannelKind,
  index: number,
  basket: Basket,
  placedAt: Instant,
  random: Random,
): ChannelOrder {
  const number = numberOf[kind](index)
  return {
    externalId: String(number),
    number: kind === 'shopify' ? `#${1001 + index}` : String(number),
    placedAt,
    updatedAt: placedAt,
    version: 1,
    partial: false,
    payment: 'paid',
    cancelled: false,
    currency: 'ZAR',
    shippingCents: kind === 'takealot' ? 0 : 9_900,
    lines: basket.map((line, place) => lineOf(kind, `${number}-${place + 1}`, line)),
    customer: someBuyer(random),
  }
}

function lineOf(
  kind: ChannelKind,
  externalId: string,
  { sku, quantity }: Basket[number],
): ChannelOrder['lines'][number] {
  const item = catalogue.find(({ product }) => product.sku === sku)
  if (item === undefined) throw new Error(`the demo sells no ${sku}`)
  return {
    externalId,
    listing: listingIds[kind](item.index),
    skuText: sku,
    barcode: item.product.barcode,
    title: item.product.title,
    quantity,
    fulfilled: 0,
    totalCents: item.priceCents * quantity,
    version: 1,
  }
}

const receive = (kind: ChannelKind, order: ChannelOrder): NewCommand => ({
  id: `${kind}:orders/create:${order.externalId}`.replaceAll('/', '.'),
  command: { kind: 'order-received', payload: { channelId: kind, order } },
  actor: { kind: 'channel', channelId: kind },
  receivedAt: instantAfter(order.placedAt, 1_500),
})

function follow(
  kind: ChannelKind,
  order: ChannelOrder,
  fate: 'cancelled' | 'shipped' | 'open',
): readonly NewCommand[] {
  if (fate === 'open') return []
  const orderId = scopedId(kind, order.externalId)
  const action =
    fate === 'shipped'
      ? ({ kind: 'ship', lines: null, tracking: `TCG${order.externalId}` } as const)
      : ({ kind: 'cancel', reason: 'The buyer changed their mind' } as const)
  return [
    {
      id: `key:demo-${fate}-${kind}-${order.externalId}`,
      command: { kind: 'order-update', payload: { orderId, action } },
      actor: { kind: 'member', uid: `${demoMerchant}-operator` },
      receivedAt: instantAfter(order.placedAt, 4 * 3_600_000),
    },
  ]
}

/** An order for what is no longer there: a person must decide. */
function soldOut(at: Instant): NewCommand {
  const placedAt = instantAfter(at, -40 * 60_000)
  const basket = [{ sku: 'MOUSE-WIRELESS', quantity: 1 }]
  return receive('shopify', orderOf('shopify', count, basket, placedAt, seededRandom(7)))
}

/** An order for a listing that nobody has said the product of. */
function unmapped(at: Instant, random: Random): NewCommand {
  const placedAt = instantAfter(at, -25 * 60_000)
  const order = orderOf('woocommerce', count + 1, [{ sku: 'LAMP-LED-10', quantity: 1 }], placedAt, random)
  const lines = order.lines.map((line) => ({
    ...line,
    listing: '88',
    skuText: 'LANTERN-OLD-SITE',
    barcode: null,
    title: 'Camping lantern (old site)',
  }))
  return receive('woocommerce', { ...order, lines })
}
