import { vatWithin } from '../../../src/domain/tax/vat.ts'
import { standardVatBps, type SandboxBuyer, type SandboxItem } from '../sandbox.ts'

/** A line of goods. Prices are for one unit and include VAT. */
export type ShopLine = Readonly<{
  id: number
  /** The shop's product; a bundle's container is one that the shop does not count. */
  product: number
  item: Pick<SandboxItem, 'sku' | 'title' | 'vatBps'>
  quantity: number
  priceCents: number
  /** What coupons take off the whole line. */
  discountCents: number
  /** Units that it has taken from the shop's stock: `_reduced_stock`. */
  reduced: number
  /** Units that refunds put back: `_restock_refunded_items`. */
  restocked: number
  /** The bundle's container, of a line that is a part of one. */
  bundledBy: number | null
}>

/** A surcharge, or a discount where it is below zero. VAT is within. */
export type ShopFee = Readonly<{ id: number; name: string; cents: number }>
export type ShopDelivery = Readonly<{ id: number; cents: number }>

/** What a refund gives back of a line, a fee or the delivery. */
export type RefundedPart = Readonly<{ id: number; of: number; quantity: number; amount: Amount }>
export type ShopRefund = Readonly<{
  id: number
  at: Date
  reason: string
  cents: number
  lines: readonly RefundedPart[]
  fees: readonly RefundedPart[]
  delivery: readonly RefundedPart[]
}>

/** An order as the shop keeps it. */
export type ShopOrder = Readonly<{
  id: number
  status: string
  /** The status that an order in the bin had. */
  formerStatus: string | null
  /** Whether it holds stock of the shop: `_order_stock_reduced`. */
  holdsStock: boolean
  createdVia: 'checkout' | 'admin'
  createdAt: Date
  modifiedAt: Date
  paidAt: Date | null
  completedAt: Date | null
  buyer: SandboxBuyer
  country: string
  currency: string
  payment: 'payfast' | 'cod' | ''
  /** As the shop's option for decimals says. */
  decimals: 2 | 4
  /** Whether the shop rounds VAT once for the order. */
  roundsOnce: boolean
  lines: readonly ShopLine[]
  fees: readonly ShopFee[]
  delivery: readonly ShopDelivery[]
  coupon: Readonly<{ id: number; code: string }> | null
  giftCard: Readonly<{ id: number; code: string; cents: number }> | null
  refunds: readonly ShopRefund[]
}>

/** Amounts of an order are whole numbers of the smallest amount that its shop writes. */
export type Amount = Readonly<{ net: number; tax: number }>

const nothing: Amount = { net: 0, tax: 0 }
const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, one) => sum + one, 0)

/** Adds amounts up. */
export const totalOf = (amounts: readonly Amount[]): Amount =>
  amounts.reduce((sum, { net, tax }) => ({ net: sum.net + net, tax: sum.tax + tax }), nothing)

/** How many of the smallest amounts that the shop writes make a cent. */
export const perCent = ({ decimals }: Pick<ShopOrder, 'decimals'>): number => (decimals === 4 ? 100 : 1)

/** Writes an amount with the shop's decimals. */
export function written({ decimals }: Pick<ShopOrder, 'decimals'>, amount: number): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** VAT is charged on what stays in the country. */
const isTaxed = ({ country }: ShopOrder): boolean => country === 'ZA'

const rateOf = (order: ShopOrder, { vatBps = standardVatBps }: ShopLine['item']): number =>
  isTaxed(order) ? vatBps : 0

function amountOf(order: ShopOrder, cents: number, rateBps: number): Amount {
  const whole = cents * perCent(order)
  const tax = vatWithin(whole, rateBps)
  return { net: whole - tax, tax }
}

/** What a line costs, before coupons or after them. */
export const lineAmount = (order: ShopOrder, line: ShopLine, discounted = true): Amount =>
  amountOf(
    order,
    line.priceCents * line.quantity - (discounted ? line.discountCents : 0),
    rateOf(order, line.item),
  )

export const feeAmount = (order: ShopOrder, { cents }: ShopFee): Amount =>
  amountOf(order, cents, isTaxed(order) ? standardVatBps : 0)

export const deliveryAmount = (order: ShopOrder, { cents }: ShopDelivery): Amount =>
  amountOf(order, cents, isTaxed(order) ? standardVatBps : 0)

/** The VAT on lines and fees: rounded for each of them, or once for each rate. */
function cartTax(order: ShopOrder): number {
  const parts = [
    ...order.lines.map((line) => ({ amount: lineAmount(order, line), rate: rateOf(order, line.item) })),
    ...order.fees.map((fee) => ({
      amount: feeAmount(order, fee),
      rate: isTaxed(order) ? standardVatBps : 0,
    })),
  ]
  if (!order.roundsOnce) return sumOf(parts.map(({ amount }) => amount.tax))
  const byRate = Map.groupBy(parts, ({ rate }) => rate)
  return sumOf(
    [...byRate].map(([rate, ofRate]) =>
      vatWithin(sumOf(ofRate.map(({ amount: { net, tax } }) => net + tax)), rate),
    ),
  )
}

export type OrderSums = Readonly<{
  discount: Amount
  delivery: Amount
  cartTax: number
  total: number
}>

/** The sums of an order as WooCommerce works them out. What a gift card pays is off the total. */
export function sumsOf(order: ShopOrder): OrderSums {
  const before = totalOf(order.lines.map((line) => lineAmount(order, line, false)))
  const lines = totalOf(order.lines.map((line) => lineAmount(order, line)))
  const fees = totalOf(order.fees.map((fee) => feeAmount(order, fee)))
  const delivery = totalOf(order.delivery.map((one) => deliveryAmount(order, one)))
  const gift = (order.giftCard?.cents ?? 0) * perCent(order)
  return {
    discount: { net: before.net - lines.net, tax: before.tax - lines.tax },
    delivery,
    cartTax: cartTax(order),
    total: sumOf([lines, fees, delivery].map(({ net, tax }) => net + tax)) - gift,
  }
}

/** What has not been given back of an order, in cents. */
export const refundableCents = (order: ShopOrder): number =>
  sumsOf(order).total / perCent(order) - sumOf(order.refunds.map(({ cents }) => cents))

/** Units of a line that no refund gave back. */
export const unitsLeft = ({ refunds }: ShopOrder, { id, quantity }: ShopLine): number =>
  quantity -
  sumOf(refunds.flatMap(({ lines }) => lines.flatMap((part) => (part.of === id ? part.quantity : 0))))

/** What refunds have given back of a line, a fee or the delivery. */
export const givenBack = ({ refunds }: ShopOrder, id: number): Amount =>
  totalOf(
    refunds
      .flatMap(({ lines, fees, delivery }) => [...lines, ...fees, ...delivery])
      .flatMap(({ of, amount }) => (of === id ? [amount] : [])),
  )
