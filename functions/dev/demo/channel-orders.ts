import type { ChannelKind, Listing } from '@fluxori/contract/channels/channels'
import type { Instant } from '@fluxori/contract/kernel'
import type { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import { sandboxModules } from '../sandboxes/all.ts'
import type { Sandbox } from '../sandboxes/sandbox.ts'
import { someBuyer } from './buyers.ts'
import { catalogue } from './catalogue.ts'
import type { Random } from '../random.ts'
import { basketOf } from './traffic.ts'

/** Products with fewer units than this are left alone: their shelves are meant to be nearly empty. */
const leastUnits = 25

export type Basket = ReturnType<typeof basketOf>

/** What buyers of a shop choose from. */
export function shelfOf(listings: readonly Listing[], kind: ChannelKind): ReturnType<Sandbox['shown']> {
  return listings.flatMap(({ channelId, externalId, sku, desired }) =>
    channelId === kind && sku !== null && desired.quantity >= leastUnits
      ? [{ sku, listing: externalId, quantity: desired.quantity, priceCents: desired.priceCents ?? 0 }]
      : [],
  )
}

export const someBasket = (shelf: ReturnType<Sandbox['shown']>, random: Random): Basket =>
  basketOf(shelf, catalogue, random)

type Placed = Readonly<{ kind: ChannelKind; placedAt: Instant; basket: Basket; before: number }>

/** An order as its channel tells it, `before` orders before the first of its sandbox. */
export function channelOrder({ kind, placedAt, basket, before }: Placed, random: Random): ChannelOrder {
  const { firstOrderId, orderNumber, shippingCents } = sandboxModules[kind].demo
  const id = firstOrderId - before
  const { address, town, code, ...buyer } = someBuyer(random)
  return {
    externalId: String(id),
    number: orderNumber(id, before),
    placedAt,
    updatedAt: placedAt,
    version: 1,
    partial: false,
    payment: 'paid',
    cancelled: false,
    sold: true,
    currency: 'ZAR',
    shippingCents,
    shippingTaxCents: null,
    chargedCents: null,
    refundsCents: 0,
    country: null,
    // Takealot names no town.
    town: kind === 'takealot' ? null : (town ?? null),
    doubts: [],
    lines: basket.map((line, place) => lineOf(kind, `${id}-${place + 1}`, line)),
    customer: { ...buyer, address: [address, town, code].join(', ') },
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
    listing: sandboxModules[kind].listingId(item.index),
    skuText: sku,
    barcode: item.product.barcode,
    title: item.product.title,
    kind: 'goods',
    partOf: null,
    toSend: quantity,
    sent: 0,
    sentByStatus: false,
    returned: 0,
    cancelled: false,
    paid: quantity,
    totalCents: item.priceCents * quantity,
    taxCents: null,
    refunded: { units: 0, cents: 0 },
    version: 1,
  }
}
