import { z } from 'zod'
import { effectOf, type StatusEffect } from '@fluxori/contract/channels/kinds/status-table'
import { woocommerce } from '@fluxori/contract/channels/kinds/woocommerce'
import { Currency, noCurrency } from '@fluxori/contract/currency'
import type { ExternalId } from '@fluxori/contract/kernel'
import { ChannelOrder, type Doubt } from '@fluxori/contract/orders/channel-order'
import type { Customer } from '@fluxori/contract/orders/customers'
import type { GoneOrder } from '../../domain/channels/channel-port.ts'
import { centsFromDecimal } from '../../domain/money/cents.ts'
import { BinnedOrder, FeeLine, LineItem, Refund, StoreOrder, type Party } from './store-order.ts'
import { townOf } from '../../domain/orders/town-of.ts'

/** What an order of the shop is to us. A draft of the checkout is no order yet; one in the bin is gone. */
export type MappedOrder =
  | Readonly<{ kind: 'order'; order: ChannelOrder }>
  | Readonly<{ kind: 'draft' }>
  | (Readonly<{ kind: 'gone' }> & GoneOrder)
  | Readonly<{ kind: 'unreadable'; detail: string }>

/**
 * Reads an order as `GET /orders` lists it and as a webhook carries it. Both tell of refunds only what they come to:
 * `refunds` is what `GET /orders/{id}/refunds` answered, which says of which lines; a webhook leaves it out, and what is
 * known of it stands. A line or an amount that cannot be read is a doubt and keeps nothing else from being read.
 */
export function toChannelOrder(raw: unknown, refunds?: readonly unknown[]): MappedOrder {
  const head = z.object({ status: z.string() }).safeParse(raw)
  if (head.success && statusOf(head.data).units === 'not-taken-in') return { kind: 'draft' }
  if (head.data?.status === 'trash') return gone(raw)
  const read = StoreOrder.safeParse(raw)
  if (!read.success) return { kind: 'unreadable', detail: firstIssue(read.error) }
  const order = ChannelOrder.safeParse(normalised(read.data, refunds))
  return order.success
    ? { kind: 'order', order: order.data }
    : { kind: 'unreadable', detail: firstIssue(order.error) }
}

/** Of an order in the bin only matters when it was put there. */
function gone(raw: unknown): MappedOrder {
  const binned = BinnedOrder.safeParse(raw)
  return binned.success
    ? { kind: 'gone', externalId: String(binned.data.id), version: versionOf(binned.data) }
    : { kind: 'unreadable', detail: firstIssue(binned.error) }
}

type Read = z.input<typeof ChannelOrder>
type ReadLine = Read['lines'][number]

function normalised(order: StoreOrder, refunds: readonly unknown[] | undefined): Read {
  const version = versionOf(order)
  const doubts: Doubt[] = []
  const doubt: AddDoubt = (text, line = null, hidesLine = false) => {
    doubts.push({ line, text: text.slice(0, 300), hidesLine })
  }
  const cents = (written: string | undefined, what: string, line: ExternalId | null = null): number => {
    const amount = centsFromDecimal(written ?? '0')
    if (amount === null) doubt(`${what} is no amount: ${JSON.stringify(written)}`, line)
    return amount ?? 0
  }
  const refundedOf = refundsByLine(order, refunds, cents)
  const goods = order.line_items.flatMap((raw): ReadLine[] => {
    const item = LineItem.safeParse(raw)
    if (item.success) return [goodsLine(item.data, { order, version, cents, doubt, refundedOf })]
    doubt(`a line could not be read: ${firstIssue(item.error)}`, lineIdOf(raw), true)
    return []
  })
  const fees = order.fee_lines.flatMap((raw): ReadLine[] => {
    const fee = FeeLine.safeParse(raw)
    if (fee.success) return [feeLine(fee.data, version, cents)]
    doubt(`a fee could not be read: ${firstIssue(fee.error)}`, lineIdOf(raw, 'fee-'), true)
    return []
  })
  const currency = Currency.safeParse(order.currency)
  if (!currency.success) doubt(`the currency is none: ${JSON.stringify(order.currency)}`)
  const shippingTaxCents = cents(order.shipping_tax, 'the VAT on delivery')
  const shippingCents = cents(order.shipping_total, 'delivery') + shippingTaxCents
  if (shippingCents < 0) doubt(`delivery is below zero: ${order.shipping_total}`)
  const totalCents = order.total === undefined ? null : cents(order.total, 'the total')
  const given = order.refunds.reduce((sum, { total }) => sum + Math.abs(cents(total, 'a refund')), 0)
  const refundsCents = order.status === 'refunded' && given === 0 ? (totalCents ?? 0) : given
  const withCards = order.gift_cards.reduce((sum, { amount }) => sum + cents(amount, 'a gift card'), 0)
  if (totalCents !== null && refundsCents > totalCents + withCards)
    doubt(`more was refunded than was paid: ${refundsCents} cents of ${totalCents + withCards}`)
  const sums = {
    taxCents: order.total_tax === undefined ? null : cents(order.total_tax, 'the VAT') - shippingTaxCents,
    totalCents: totalCents === null ? null : totalCents + withCards - Math.max(0, shippingCents),
  }
  return {
    externalId: String(order.id),
    number: (order.number ?? String(order.id)).slice(0, 100),
    placedAt: order.date_created_gmt,
    updatedAt: order.date_modified_gmt,
    version,
    partial: false,
    ...standingOf(order),
    currency: currency.data ?? noCurrency,
    shippingCents: Math.max(0, shippingCents),
    shippingTaxCents,
    chargedCents: totalCents === null ? null : totalCents + withCards - refundsCents,
    refundsCents,
    country: countryOf(order),
    town: townOf(order.shipping?.city, order.billing?.city),
    doubts: doubts.slice(0, 20),
    lines: withRoundedSums([...goods, ...fees], sums),
    customer: customerOf(order),
  }
}

type Cents = (written: string | undefined, what: string, line?: ExternalId | null) => number
type AddDoubt = (text: string, line?: ExternalId | null, hidesLine?: boolean) => void
type RefundedOf = (item: LineItem) => ReadLine['refunded']
type Tools = Readonly<{
  order: StoreOrder
  version: number
  cents: Cents
  doubt: AddDoubt
  refundedOf: RefundedOf
}>

function goodsLine(item: LineItem, { order, version, cents, doubt, refundedOf }: Tools): ReadLine {
  const id = String(item.id)
  // A plugin may sell half a unit; whole ones lie on the shelf.
  const quantity = Math.max(0, Math.ceil(item.quantity))
  if (quantity !== item.quantity) doubt(`${item.quantity} units of ${item.name} are held as ${quantity}`, id)
  const [totalTax, completed] = [
    cents(item.total_tax, 'the VAT of a line', id),
    statusOf(order).units === 'left',
  ]
  const isContainer = item.bundled_items.length > 0 || item.composite_children.length > 0
  const totalCents = cents(item.total, 'the total of a line', id) + totalTax
  return {
    externalId: id,
    kind: isContainer ? 'container' : 'goods',
    partOf: item.bundled_by ?? item.composite_parent,
    listing: item.product_id > 0 ? listingIdOf(item) : null,
    skuText: item.sku.slice(0, 300),
    barcode: null,
    title: item.name.slice(0, 500),
    toSend: completed ? 0 : quantity,
    sent: completed ? quantity : 0,
    sentByStatus: true,
    paid: quantity,
    totalCents,
    taxCents: totalTax,
    refunded: refundedOf(item),
    version,
  }
}

function feeLine(fee: FeeLine, version: number, cents: Cents): ReadLine {
  const id = `fee-${fee.id}`
  const taxCents = cents(fee.total_tax, 'the VAT of a fee', id)
  return {
    externalId: id,
    kind: 'fee',
    listing: null,
    skuText: '',
    barcode: null,
    title: fee.name.slice(0, 500),
    toSend: 0,
    sent: 0,
    paid: 0,
    totalCents: cents(fee.total, 'a fee', id) + taxCents,
    taxCents,
    refunded: { units: 0, cents: 0 },
    version,
  }
}

/** What was refunded of a line: nothing where nothing was, and null where it was and nobody has said of which lines. */
function refundsByLine(order: StoreOrder, refunds: readonly unknown[] | undefined, cents: Cents): RefundedOf {
  if (order.refunds.length === 0) return () => ({ units: 0, cents: 0 })
  if (refunds === undefined) return () => null
  const items = z
    .array(Refund)
    .catch([])
    .parse(refunds)
    .flatMap(({ line_items }) => line_items)
  return ({ id, quantity }) => {
    const own = items.filter(({ meta_data: meta }) =>
      meta.some(({ key, value }) => key === '_refunded_item_id' && String(value) === String(id)),
    )
    const units = own.reduce((sum, item) => sum + Math.ceil(Math.abs(item.quantity)), 0)
    const given = own.reduce(
      (sum, { total, total_tax: tax }) => sum - cents(total, 'a refund') - cents(tax, 'a refund'),
      0,
    )
    return { units: Math.min(units, Math.max(0, Math.ceil(quantity))), cents: Math.max(0, given) }
  }
}

/** What lines and fees come to by the shop's own sums: VAT, and all of it; null where it does not say. */
type Sums = Readonly<{ taxCents: number | null; totalCents: number | null }>

/**
 * A shop may round once for the order instead of for every line: its VAT only, where prices have VAT in them, or its
 * total with it. Its own sums stand, and the largest line takes the cents between; more than a cent for each line is not
 * rounding and is left to be seen.
 */
function withRoundedSums(lines: readonly ReadLine[], sums: Sums): ReadLine[] {
  const restOf = (sum: number, of: (line: ReadLine) => number) => {
    const rest = sum - lines.reduce((all, line) => all + of(line), 0)
    return Math.abs(rest) > lines.length + 1 ? 0 : rest
  }
  const taxRest = sums.taxCents === null ? 0 : restOf(sums.taxCents, ({ taxCents }) => taxCents ?? 0)
  const rest = sums.totalCents === null ? taxRest : restOf(sums.totalCents, ({ totalCents }) => totalCents)
  const largest = lines.reduce((most, { totalCents }) => Math.max(most, totalCents), 0)
  const place = lines.findIndex(({ totalCents }) => totalCents === largest)
  return lines.map((line, index) =>
    index === place
      ? { ...line, totalCents: line.totalCents + rest, taxCents: (line.taxCents ?? 0) + taxRest }
      : line,
  )
}

const lineIdOf = (raw: unknown, prefix = ''): ExternalId | null => {
  const parsed = z.object({ id: z.int() }).safeParse(raw)
  return parsed.success ? `${prefix}${parsed.data.id}` : null
}

/** Goods go to the shipping address; WooCommerce fills in the country of an address that nobody gave. */
function countryOf({ shipping, billing }: StoreOrder): string | null {
  const place = [shipping, billing].find(
    (party) => party !== undefined && (party.address_1 !== '' || party.city !== ''),
  )
  return place === undefined || place.country === '' ? null : place.country.slice(0, 60)
}

const statusOf = ({ status }: Readonly<{ status: string }>): StatusEffect =>
  effectOf(woocommerce.statuses, status)

/**
 * WooCommerce's dates have whole seconds, and a paid checkout passes through two statuses within one. So the version
 * is the change's second in milliseconds plus the rank of its status, one digit: of two states of one second the one further
 * along counts as later. Two changes of one second that keep the status are told apart by what they say.
 */
const versionOf = (order: BinnedOrder): number => Date.parse(order.date_modified_gmt) + statusOf(order).rank

function standingOf(order: StoreOrder): Pick<Read, 'payment' | 'cancelled' | 'sold'> {
  const { units, paid } = statusOf(order)
  const isPaid = paid ?? (order.date_paid_gmt ?? null) !== null
  return { payment: isPaid ? 'paid' : 'unpaid', cancelled: units === 'freed', sold: units !== 'unsold' }
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
