import {
  deliveryAmount,
  feeAmount,
  givenBack,
  lineAmount,
  perCent,
  refundableCents,
  totalOf,
  unitsLeft,
  type Amount,
  type RefundedPart,
  type ShopLine,
  type ShopOrder,
} from './woocommerce-order.ts'
import type { Products } from './woocommerce-products.ts'

/** A part of an order that is given back: a line, a fee or a delivery by its id. Without an amount, its share. */
export type PartWanted = Readonly<{ of: number; quantity: number; amount?: Amount }>

export type RefundWanted = Readonly<{
  reason: string
  parts: readonly PartWanted[]
  /** Without one it is what the parts come to. */
  cents?: number
  restock: boolean
}>

export type RefundTools = Pick<Products, 'takeStock'> &
  Readonly<{ at: Date; nextId: () => number; nextPost: () => number }>

/** What is left of an amount that was to be given back. */
const restOf = (order: ShopOrder, id: number, { net, tax }: Amount): Amount => {
  const given = givenBack(order, id)
  return { net: net - given.net, tax: tax - given.tax }
}

function shareOf(order: ShopOrder, line: ShopLine, quantity: number): Amount {
  const whole = lineAmount(order, line)
  if (quantity >= unitsLeft(order, line)) return restOf(order, line.id, whole)
  const part = (amount: number) => Math.round((amount * quantity) / line.quantity)
  const tax = part(whole.tax)
  return { net: part(whole.net + whole.tax) - tax, tax }
}

/** All that can still be given back of an order. */
export function everythingOf(order: ShopOrder): readonly PartWanted[] {
  const rest = (id: number, amount: Amount): PartWanted[] => {
    const left = restOf(order, id, amount)
    return left.net + left.tax === 0 ? [] : [{ of: id, quantity: 0, amount: left }]
  }
  return [
    ...order.lines.map((line) => ({ of: line.id, quantity: unitsLeft(order, line) })),
    ...order.fees.flatMap((fee) => rest(fee.id, feeAmount(order, fee))),
    ...deliveryOf(order),
  ]
}

/** The delivery, as far as it was not given back. */
export const deliveryOf = (order: ShopOrder): readonly PartWanted[] =>
  order.delivery.flatMap((one) => {
    const amount = restOf(order, one.id, deliveryAmount(order, one))
    return amount.net + amount.tax === 0 ? [] : [{ of: one.id, quantity: 0, amount }]
  })

/**
 * The order with a refund. The order's own lines stay as they are; units go back into stock only where that is asked
 * for, and only those that the line still holds. What comes to the whole total makes the order `refunded`. Null where
 * more is asked for than is left, or nothing at all.
 */
export function withRefund(order: ShopOrder, wanted: RefundWanted, tools: RefundTools): ShopOrder | null {
  const id = tools.nextPost()
  const part = ({ of, quantity, amount = { net: 0, tax: 0 } }: PartWanted): RefundedPart => {
    const line = order.lines.find((one) => one.id === of)
    const given = line === undefined || amount.net + amount.tax > 0 ? amount : shareOf(order, line, quantity)
    return { id: tools.nextId(), of, quantity, amount: given }
  }
  const parts = wanted.parts.map(part)
  const sum = totalOf(parts.map(({ amount }) => amount))
  const rest = refundableCents(order)
  const cents = wanted.cents ?? Math.min(rest, Math.round((sum.net + sum.tax) / perCent(order)))
  if (cents <= 0 || cents > rest) return null
  const of = (known: readonly Readonly<{ id: number }>[]) =>
    parts.filter((one) => known.some((two) => two.id === one.of))
  const refund = {
    id,
    at: tools.at,
    reason: wanted.reason,
    cents,
    lines: of(order.lines),
    fees: of(order.fees),
    delivery: of(order.delivery),
  }
  const lines = wanted.restock ? order.lines.map((line) => restocked(line, refund.lines, tools)) : order.lines
  const changed = { ...order, lines, modifiedAt: tools.at, refunds: [...order.refunds, refund] }
  return cents === rest ? { ...changed, status: 'refunded' } : changed
}

function restocked(line: ShopLine, parts: readonly RefundedPart[], { takeStock }: RefundTools): ShopLine {
  const wanted = parts.reduce((sum, { of, quantity }) => sum + (of === line.id ? quantity : 0), 0)
  const units = Math.min(wanted, line.reduced)
  takeStock(line.product, -units)
  return { ...line, reduced: line.reduced - units, restocked: line.restocked + units }
}
