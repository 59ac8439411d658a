import { z } from 'zod'
import { Instant } from '@fluxori/contract/kernel'
import { ChannelOrder, type Customer } from '@fluxori/contract/orders/orders'
import { centsFromDecimal } from '../../domain/money/cents.ts'

/** A `_gmt` date of WooCommerce: UTC, whole seconds, no zone written. */
const GmtDate = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
  .transform((text) => `${text}.000Z`)
  .pipe(Instant)

const Amount = z.string().transform((text, context) => {
  const cents = centsFromDecimal(text)
  if (cents !== null) return cents
  context.addIssue({ code: 'custom', message: 'not a decimal amount' })
  return z.NEVER
})

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

const Party = z.object({
  first_name: text,
  last_name: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  state: text,
  postcode: text,
  country: text,
  email: text,
  phone: text,
})
type Party = z.infer<typeof Party>

const LineItem = z.object({
  id: z.int(),
  name: text,
  product_id: z.int(),
  variation_id: z.int(),
  sku: text,
  quantity: z.int(),
  total: Amount,
  total_tax: Amount,
})
type LineItem = z.infer<typeof LineItem>

const StoreOrder = z.object({
  id: z.int(),
  number: z.string(),
  status: z.string(),
  currency: z.string(),
  date_created_gmt: GmtDate,
  date_modified_gmt: GmtDate,
  date_paid_gmt: GmtDate.nullish(),
  shipping_total: Amount,
  shipping_tax: Amount.optional(),
  billing: Party.optional(),
  shipping: Party.optional(),
  line_items: z.array(LineItem),
})
type StoreOrder = z.infer<typeof StoreOrder>

/** What an order of the shop is to us. A draft of the checkout is no order yet. */
export type MappedOrder =
  | Readonly<{ kind: 'order'; order: ChannelOrder }>
  | Readonly<{ kind: 'draft' }>
  | Readonly<{ kind: 'unreadable'; detail: string }>

/**
 * Reads an order as `GET /orders` lists it and as a webhook carries it; both give the same order and version. Line
 * amounts are `total` (without VAT) plus `total_tax`. A partial refund tells only totals, so quantities stay.
 */
export function toChannelOrder(raw: unknown): MappedOrder {
  const head = z.object({ status: z.string() }).safeParse(raw)
  if (head.success && drafts.has(head.data.status)) return { kind: 'draft' }
  const read = StoreOrder.safeParse(raw)
  if (!read.success) return { kind: 'unreadable', detail: firstIssue(read.error) }
  const { currency, line_items: items } = read.data
  if (currency !== 'ZAR') return { kind: 'unreadable', detail: `the order is in ${currency}, not in ZAR` }
  if (items.length === 0) return { kind: 'unreadable', detail: 'the order has no product lines' }
  const order = ChannelOrder.safeParse(normalised(read.data))
  return order.success
    ? { kind: 'order', order: order.data }
    : { kind: 'unreadable', detail: firstIssue(order.error) }
}

function normalised(order: StoreOrder): z.input<typeof ChannelOrder> {
  const version = versionOf(order)
  return {
    externalId: String(order.id),
    number: order.number.slice(0, 100),
    placedAt: order.date_created_gmt,
    updatedAt: order.date_modified_gmt,
    version,
    partial: false,
    payment: paymentOf(order),
    cancelled: ended.has(order.status),
    currency: 'ZAR',
    shippingCents: order.shipping_total + (order.shipping_tax ?? 0),
    lines: order.line_items.map((item) => ({
      externalId: String(item.id),
      listing: item.product_id > 0 ? listingIdOf(item) : null,
      skuText: item.sku.slice(0, 300),
      barcode: null,
      title: item.name.slice(0, 500),
      quantity: item.quantity,
      fulfilled: order.status === 'completed' ? item.quantity : 0,
      totalCents: item.total + item.total_tax,
      version,
    })),
    customer: customerOf(order),
  }
}

const drafts: ReadonlySet<string> = new Set(['checkout-draft', 'auto-draft'])
const ended: ReadonlySet<string> = new Set(['cancelled', 'failed', 'refunded', 'trash'])

/** How far along an order is; a status that a plugin added stands in the middle. Each rank is one digit. */
const ranks: ReadonlyMap<string, number> = new Map([
  ['pending', 1],
  ['failed', 2],
  ['on-hold', 3],
  ['processing', 5],
  ['completed', 6],
  ['refunded', 7],
  ['cancelled', 8],
  ['trash', 9],
])
const customStatusRank = 4

/**
 * WooCommerce's dates have whole seconds, and a paid checkout passes through two statuses within one. So the version
 * is the change's second in milliseconds plus the rank of its status: of two states of one second the one further
 * along counts as later. Two changes of one second that keep the status cannot be told apart.
 */
const versionOf = ({ date_modified_gmt: at, status }: StoreOrder): number =>
  Date.parse(at) + (ranks.get(status) ?? customStatusRank)

function paymentOf({ status, date_paid_gmt: paidAt }: StoreOrder): 'paid' | 'unpaid' {
  if (status === 'processing' || status === 'completed') return 'paid'
  if (status === 'pending' || status === 'on-hold') return 'unpaid'
  return paidAt === null || paidAt === undefined ? 'unpaid' : 'paid'
}

/** A product's listing is its id; a variation's is `{product}.{variation}`, as its stock is reached through both. */
const listingIdOf = ({ product_id: product, variation_id: variation }: LineItem): string =>
  variation > 0 ? `${product}.${variation}` : String(product)

/** The goods go to the shipping address; shops that ask only for one fill in billing alone. */
function customerOf({ billing, shipping }: StoreOrder): Customer | null {
  const parties = [shipping, billing].flatMap((party) => (party === undefined ? [] : [party]))
  const first = (read: (party: Party) => string, limit: number) =>
    (parties.map(read).find((value) => value !== '') ?? '').slice(0, limit)
  const customer = {
    name: first((party) => joined(' ', [party.first_name, party.last_name]) || party.company, 300),
    email: first((party) => party.email, 320),
    phone: first((party) => party.phone, 60),
    address: first(addressOf, 1000),
  }
  return Object.values(customer).some((value) => value !== '') ? customer : null
}

/** Empty without a street or a town: WooCommerce fills in the country of an address nobody gave. */
const addressOf = ({ company, address_1: street, address_2: unit, city, state, postcode, country }: Party) =>
  street === '' && city === '' ? '' : joined(', ', [company, street, unit, city, state, postcode, country])

const joined = (separator: string, parts: readonly string[]): string =>
  parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(separator)

/** The first thing that is wrong, for a person: where, and what. */
export function firstIssue({ issues }: z.ZodError): string {
  const [issue] = issues
  const [path, message] = [issue?.path.join('.') ?? '', issue?.message ?? 'not understood']
  return path === '' ? message : `${path}: ${message}`
}
