import { ChannelOrder } from '@fluxori/contract/orders/orders'

/** What was charged before discounts, what was taken off, and the tax on the rest. For all units ordered. */
export type Charge = Readonly<{
  grossCents: number
  discountCents: readonly number[]
  taxCents: readonly number[]
}>

export type ShopifyLine = Readonly<{
  id: string
  variantId: string | null
  sku: string
  name: string
  /** Units at checkout and added since; never falls. */
  ordered: number
  /** `ordered` less refunded and removed units. */
  current: number
  /** Units of `current` that are with the buyer or on the way. */
  fulfilled: number
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
  lines: readonly ShopifyLine[]
  shipping: readonly Charge[]
  email: string | null
  phone: string | null
  shippingAddress: ShopifyAddress | null
  billingAddress: ShopifyAddress | null
}>

export type ToldOrder =
  | Readonly<{ kind: 'order'; order: ChannelOrder }>
  /** Placed with the shop's test gateway: nobody waits for it. */
  | Readonly<{ kind: 'test' }>
  | Readonly<{ kind: 'unreadable'; detail: string }>

/** An order in our words. The same order gives the same record, whichever way it was told. */
export function toChannelOrder(order: ShopifyOrder): ToldOrder {
  if (order.test) return { kind: 'test' }
  if (order.currency !== 'ZAR') return unreadable(`the shop's currency is ${order.currency}, not ZAR`)
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
    currency: 'ZAR',
    shippingCents: order.shipping.reduce(
      (sum, charge) => sum + inclusiveCents(charge, order.taxesIncluded),
      0,
    ),
    lines: order.lines.map((line) => toChannelLine(line, order.taxesIncluded, version)),
    customer: toCustomer(order),
  })
  if (parsed.success) return { kind: 'order', order: parsed.data }
  const [issue] = parsed.error.issues
  return unreadable(`${issue?.path.join('.')}: ${issue?.message}`)
}

const unreadable = (detail: string): ToldOrder => ({ kind: 'unreadable', detail })

const toChannelLine = (line: ShopifyLine, taxesIncluded: boolean, version: number) => ({
  externalId: line.id,
  listing: line.variantId,
  skuText: line.sku.slice(0, 300),
  // Webhooks do not tell it, and both ways must tell the same.
  barcode: null,
  title: line.name.slice(0, 500),
  quantity: line.current,
  fulfilled: line.fulfilled,
  totalCents: share(inclusiveCents(line.charge, taxesIncluded), line.current, line.ordered),
  version,
})

const toInstant = (text: string): string => new Date(text).toISOString()

/**
 * Shopify dates a change to the second, and one second often holds several (placed, then paid). So the version is the
 * second in milliseconds plus how much has happened to the order so far, counted in things that only ever grow.
 */
function versionOf({ updatedAt, lines, paid, cancelled }: ShopifyOrder): number {
  const happened = lines.reduce(
    (sum, { ordered, current, fulfilled }) => sum + ordered + (ordered - current) + fulfilled,
    (paid ? 1 : 0) + (cancelled ? 1 : 0),
  )
  return Math.trunc(Date.parse(updatedAt) / 1000) * 1000 + Math.min(999, Math.max(0, happened))
}

/** What the buyer paid for it, tax included: the line's own tax amounts are added where the shop's prices have none. */
function inclusiveCents({ grossCents, discountCents, taxCents }: Charge, taxesIncluded: boolean): number {
  const net = discountCents.reduce((left, cents) => left - cents, grossCents)
  return Math.max(0, taxesIncluded ? net : taxCents.reduce((sum, cents) => sum + cents, net))
}

/** The part of an amount for `ordered` units that falls to `current` of them, half a cent up. */
const share = (cents: number, current: number, ordered: number): number =>
  current === ordered || ordered === 0 ? cents : Math.round((cents * current) / ordered)

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
