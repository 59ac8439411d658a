import type { Order } from '@fluxori/contract/orders/orders'
import type { VatClass } from '@fluxori/contract/products/products'
import { lineName } from '../order-facts.ts'

/** One part of an order's total and of the VAT within it. `vat` is null where no class is known: delivery, refunds. */
export type SumRow = Readonly<{
  key: string
  title: string
  quantity: number | null
  vat: Readonly<{ vatClass: VatClass; rateBps: number }> | null
  vatCents: number
  amountCents: number
}>

/** What the parts that are no lines are called. */
type SumWords = Readonly<{ delivery: string; refunds: string; difference: string }>

export type OrderSums = Readonly<{
  rows: readonly SumRow[]
  linesCents: number
}>

/**
 * What makes up an order's total and its VAT: each line with the class and rate that it was sold under, then delivery,
 * refunds of no line and a difference to the channel's sum; the first of them bears the VAT that the lines do not explain.
 * The rows add up to the order's own total and VAT.
 */
export function sumsOf(order: Order, words: SumWords): OrderSums {
  const lines = order.lines
    .filter(({ totalCents, quantity }) => totalCents !== 0 || quantity > 0)
    .map((line) => ({
      key: line.id,
      title: lineName(line),
      quantity: line.kind === 'goods' ? line.quantity : null,
      vat: { vatClass: line.vatClass, rateBps: line.vatRateBps },
      vatCents: line.vatCents,
      amountCents: line.totalCents,
    }))
  const linesCents = order.lines.reduce((total, { totalCents }) => total + totalCents, 0)
  const rest = order.lines.reduce((vat, { vatCents }) => vat - vatCents, order.vatCents)
  const others = [
    { key: 'delivery', title: words.delivery, amountCents: order.shippingCents },
    { key: 'refunds', title: words.refunds, amountCents: -order.refundsCents },
    { key: 'difference', title: words.difference, amountCents: order.differenceCents },
  ].filter(({ amountCents }) => amountCents !== 0)
  const shown = others.map((row, place): SumRow => ({
    ...row,
    quantity: null,
    vat: null,
    vatCents: place === 0 ? rest : 0,
  }))
  return { rows: [...lines, ...shown], linesCents }
}
