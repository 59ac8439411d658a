import {
  ChannelOrder,
  type ChannelOrderLine,
  type Doubt,
  type LineKind,
} from '@fluxori/contract/orders/channel-order'
import type { z } from 'zod'
import { Currency, noCurrency } from '@fluxori/contract/currency'
import { share } from '../../domain/money/share.ts'
import { townOf } from '../../domain/orders/town-of.ts'

/** What was charged before discounts, what was taken off, and the tax on the rest. For all units ordered. */
export type Charge = Readonly<{
  grossCents: number
  discountCents: readonly number[]
  taxCents: readonly number[]
}>

export type ShopifyLine = Readonly<{
  id: string
  kind: LineKind
  variantId: string | null
  sku: string
  name: string
  /** Units at checkout and added since; never falls. */
  ordered: number
  /** `ordered` less refunded and removed units: those that the buyer pays for. */
  current: number
  /** Units that a shipment of the shop has taken away, and that was not cancelled. */
  sent: number
  /** Units that the shop has still to send. */
  toSend: number
  /** Units that came back to the shop's shelf by a refund. */
  returned: number
  charge: Charge
}>

export type ShopifyAddress = Readonly<{
  name: string | null
  company: string | null
  address1: string | null
  address2: string | null
  city: string | null
  province: string | null
  zip: string | null
  country: string | null
  phone: string | null
}>

/** An order in Shopify's words, whether a webhook (REST names) or a query (GraphQL names) told it. */
export type ShopifyOrder = Readonly<{
  id: string
  name: string
  currency: string
  test: boolean
  /** As written, with any offset. */
  createdAt: string
  updatedAt: string
  cancelled: boolean
  paid: boolean
  taxesIncluded: boolean
  /** Whether the shop says which tax it charged: one that charges none says so by zeros. */
  taxKnown: boolean
  /** What the buyer pays in the end, by the shop's own sum; null when it was not told. */
  totalCents: number | null
  /** Money given back of no line: delivery and goodwill. */
  refundsCents: number
  /** What was kept back at refunds: a fee for restocking. */
  keptCents: number
  doubts: readonly Doubt[]
  lines: readonly ShopifyLine[]
  shipping: readonly Charge[]
  email: string | null
  phone: string | null
  shippingAddress: ShopifyAddress | null
  billingAddress: ShopifyAddress | null
}>

export type OrderRead =
  | Readonly<{ kind: 'order'; order: ChannelOrder }>
  /** Placed with the shop's test gateway: nobody waits for it. */
  | Readonly<{ kind: 'test' }>
  | Readonly<{ kind: 'unreadable'; detail: string }>

/** An order in our words. The same order gives the same record, whichever way it was told. */
export function toChannelOrder(order: ShopifyOrder): OrderRead {
  if (order.test) return { kind: 'test' }
  const updatedAt = toInstant(order.updatedAt)
  const version = versionOf(order)
  const parsed = ChannelOrder.safeParse({
    externalId: order.id,
    number: order.name.slice(0, 100),
    placedAt: toInstant(order.createdAt),
    updatedAt,
    version,
    partial: false,
    payment: order.paid ? 'paid' : 'unpaid',
    cancelled: order.cancelled,
    currency: Currency.safeParse(order.currency).data ?? noCurrency,
    shippingCents: sumOf(order.shipping.map((charge) => inclusiveCents(charge, order.taxesIncluded))),
    shippingTaxCents: order.taxKnown ? sumOf(order.shipping.map(taxOf)) : null,
    chargedCents: order.totalCents,
    refundsCents: order.refundsCents,
    country: (order.shippingAddress ?? order.billingAddress)?.country?.slice(0, 60) || null,
    town: townOf(order.shippingAddress?.city, order.billingAddress?.city),
    doubts: doubtsOf(order).slice(0, 20),
    lines: [...order.lines.map((line) => toChannelLine(line, order, version)), ...keptLine(order, version)],
    customer: toCustomer(order),
  })
  if (parsed.success) return { kind: 'order', order: parsed.data }
  const [issue] = parsed.error.issues
  return unreadable(`${issue?.path.join('.')}: ${issue?.message}`)
}

const unreadable = (detail: string): OrderRead => ({ kind: 'unreadable', detail })

const toChannelLine = (
  line: ShopifyLine,
  { taxesIncluded, taxKnown }: ShopifyOrder,
  version: number,
): z.input<typeof ChannelOrderLine> => ({
  externalId: line.id,
  kind: line.kind,
  listing: line.variantId,
  skuText: line.sku.slice(0, 300),
  // Webhooks do not tell it, and both ways must tell the same.
  barcode: null,
  title: line.name.slice(0, 500),
  toSend: line.toSend,
  sent: line.sent,
  returned: line.returned,
  paid: line.current,
  totalCents: partOf(inclusiveCents(line.charge, taxesIncluded), line.current, line.ordered),
  taxCents: taxKnown ? partOf(taxOf(line.charge), line.current, line.ordered) : null,
  refunded: { units: 0, cents: 0 },
  version,
})

/** What was kept bears VAT as the order's goods do. */
const keptLine = (
  { keptCents, lines }: ShopifyOrder,
  version: number,
): readonly z.input<typeof ChannelOrderLine>[] =>
  keptCents === 0
    ? []
    : [
        {
          externalId: 'kept-at-refunds',
          kind: 'fee',
          listing: null,
          skuText: '',
          barcode: null,
          title: 'Kept at refunds',
          toSend: 0,
          sent: 0,
          paid: 0,
          totalCents: keptCents,
          taxCents: lines.every(({ charge }) => taxOf(charge) === 0) ? 0 : null,
          version,
        },
      ]

/**
 * What the differences between computed and real refunds come to: below zero more was given back than was due, above it
 * a part was kept.
 */
export function settled(adjustments: readonly number[]): Readonly<{ givenCents: number; keptCents: number }> {
  const cents = sumOf(adjustments)
  return { givenCents: Math.max(0, -cents), keptCents: Math.max(0, cents) }
}

const toInstant = (text: string): string => new Date(text).toISOString()

/**
 * Shopify dates a change to the second, and one second often holds several (placed, then paid). So the version is the
 * second in milliseconds plus how much has happened to the order so far, counted in things that only ever grow. Where
 * that is more than fits, and where a shipment comes and goes, the states of a second are told apart by what they say.
 */
function versionOf({ updatedAt, lines, paid, cancelled }: ShopifyOrder): number {
  const happened = lines.reduce(
    (sum, { ordered, current }) => sum + ordered + (ordered - current),
    (paid ? 1 : 0) + (cancelled ? 1 : 0),
  )
  return Math.trunc(Date.parse(updatedAt) / 1000) * 1000 + Math.min(999, Math.max(0, happened))
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, cents) => sum + cents, 0)

const taxOf = ({ taxCents }: Charge): number => sumOf(taxCents)

/** What the buyer paid for it, tax included: the line's own tax amounts are added where the shop's prices have none. */
export function inclusiveCents(
  { grossCents, discountCents, taxCents }: Charge,
  taxesIncluded: boolean,
): number {
  const net = discountCents.reduce((left, cents) => left - cents, grossCents)
  return Math.max(0, taxesIncluded ? net : taxCents.reduce((sum, cents) => sum + cents, net))
}

/** The part of an amount for `ordered` units that falls to `current` of them, half a cent up. */
const partOf = (cents: number, current: number, ordered: number): number =>
  ordered === 0 ? cents : share(cents, current, ordered)

const doubtsOf = ({ currency, doubts }: ShopifyOrder): readonly Doubt[] =>
  Currency.safeParse(currency).success
    ? doubts
    : [
        ...doubts,
        {
          line: null,
          text: `the currency is none: ${JSON.stringify(currency)}`.slice(0, 300),
          hidesLine: false,
        },
      ]

/** Null when the order tells nothing of its buyer (sold at the counter, or erased). */
function toCustomer({
  email,
  phone,
  shippingAddress,
  billingAddress,
}: ShopifyOrder): ChannelOrder['customer'] {
  const place = shippingAddress ?? billingAddress
  const { company, address1, address2, city, province, zip, country } = place ?? {}
  const customer = {
    name: (place?.name ?? '').slice(0, 300),
    email: (email ?? '').slice(0, 320),
    phone: (place?.phone ?? phone ?? '').slice(0, 60),
    address: [company, address1, address2, city, province, zip, country]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(', ')
      .slice(0, 1000),
  }
  return Object.values(customer).every((text) => text === '') ? null : customer
}
