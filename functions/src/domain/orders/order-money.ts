import type { Cents } from '@fluxori/contract/kernel'
import type { ChannelOrder, ChannelOrderLine } from '@fluxori/contract/orders/channel-order'
import type { Order, OrderLine } from '@fluxori/contract/orders/orders'
import { share } from '../money/share.ts'

type Refunded = OrderLine['refunded']
type Money = Pick<OrderLine, 'refunded' | 'paid' | 'totalCents' | 'taxCents'>

/** What a line costs as it is told, less what was refunded of it. */
export function moneyOf(line: ChannelOrderLine, refunded: Refunded): Money {
  const totalCents = line.totalCents - refunded.cents
  const isWhole = refunded.cents === 0 || line.totalCents === 0
  return {
    refunded,
    paid: Math.max(0, line.paid - refunded.units),
    totalCents,
    taxCents:
      line.taxCents === null || isWhole ? line.taxCents : share(line.taxCents, totalCents, line.totalCents),
  }
}

/** A line of goods whose units that have not left are cancelled: it keeps the price of those that have, as far as it was paid. */
export function withoutUnsent(line: OrderLine): OrderLine {
  const paid = line.paid ?? line.quantity
  const kept = Math.min(paid, line.shipped)
  if (line.kind !== 'goods' || kept === paid) return line
  return {
    ...line,
    paid: kept,
    totalCents: share(line.totalCents, kept, paid),
    taxCents: line.taxCents === null ? null : share(line.taxCents, kept, paid),
  }
}

const sumOf = (amounts: readonly Cents[]): Cents => amounts.reduce((sum, cents) => sum + cents, 0)

/** By how much the channel's own sum is more than that of what it tells of lines, delivery and refunds. */
export function differenceOf({ chargedCents, lines, shippingCents, refundsCents }: ChannelOrder): Cents {
  if (chargedCents === null) return 0
  return chargedCents - (sumOf(lines.map(({ totalCents }) => totalCents)) + shippingCents - refundsCents)
}

/**
 * The refunds that no line has taken off yet. Of a line whose units were given up the price is gone already: money that
 * was given back for it is not taken off twice.
 */
export function refundsOfNoLine(
  { refundsCents, lines: reported }: ChannelOrder,
  lines: readonly OrderLine[],
): Cents {
  const charged = new Map(reported.map(({ externalId, totalCents }) => [externalId, totalCents]))
  const takenOff = lines.map((line) => (charged.get(line.id) ?? line.totalCents) - line.totalCents)
  return Math.max(0, refundsCents - sumOf(takenOff))
}

type Given = Pick<Order, 'lines' | 'shippingCents' | 'shippingTaxCents' | 'refundsCents' | 'differenceCents'>

/** An order that was given up before any of it left costs nothing: no delivery, no fee, and no refund of them. */
export function withoutCharge<T extends Given>(order: T): T {
  if (order.lines.some(({ shipped }) => shipped > 0)) return order
  const free = { paid: 0, totalCents: 0, taxCents: 0 }
  const lines = order.lines.map((line) => ({ ...line, ...free }))
  return { ...order, lines, shippingCents: 0, shippingTaxCents: 0, refundsCents: 0, differenceCents: 0 }
}

/** An order whose units that have not left are given up: their price is gone, and was not given back on top of that. */
export function withoutUnsentOf(order: Order, lines: readonly OrderLine[]): Order {
  const kept = lines.map((line) => withoutUnsent(line))
  const gone =
    sumOf(order.lines.map(({ totalCents }) => totalCents)) - sumOf(kept.map(({ totalCents }) => totalCents))
  const refundsCents = Math.max(0, order.refundsCents - Math.max(0, gone))
  return withoutCharge({ ...order, lines: kept, refundsCents })
}

/** What the buyer pays in the end. */
export const totalOf = (
  order: Pick<Order, 'lines' | 'shippingCents' | 'differenceCents' | 'refundsCents'>,
): Cents =>
  sumOf(order.lines.map(({ totalCents }) => totalCents)) +
  order.shippingCents +
  order.differenceCents -
  order.refundsCents
