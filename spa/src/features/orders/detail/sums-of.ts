import type { Order } from '@fluxori/contract/orders/orders'
import type { VatClass } from '@fluxori/contract/products/products'
import { lineName } from '../order-facts.ts'

/** One part of an order's total and of the VAT within it. `vat` is null where no class is known: delivery. */
export type SumRow = Readonly<{
  key: string
  title: string
  quantity: number | null
  vat: Readonly<{ vatClass: VatClass; rateBps: number }> | null
  vatCents: number
  amountCents: number
}>

export type OrderSums = Readonly<{
  rows: readonly SumRow[]
  linesCents: number
}>

/**
 * What makes up an order's total and its VAT: each line with the class and rate that it was sold under, then delivery,
 * whose VAT is what the lines do not explain. The rows add up to the order's own total and VAT.
 */
export function sumsOf(order: Order, delivery: string): OrderSums {
  const lines = order.lines
    .filter(({ totalCents, quantity }) => totalCents !== 0 || quantity > 0)
    .map((line) => ({
      key: line.id,
      title: lineName(line),
      quantity: line.quantity,
      vat: { vatClass: line.vatClass, rateBps: line.vatRateBps },
      vatCents: line.vatCents,
      amountCents: line.totalCents,
    }))
  const vatOfLines = order.lines.reduce((total, { vatCents }) => total + vatCents, 0)
  const linesCents = order.lines.reduce((total, { totalCents }) => total + totalCents, 0)
  const deliveryRow: SumRow = {
    key: 'delivery',
    title: delivery,
    quantity: null,
    vat: null,
    vatCents: order.vatCents - vatOfLines,
    amountCents: order.shippingCents,
  }
  const hasDelivery = deliveryRow.amountCents !== 0 || deliveryRow.vatCents !== 0
  return { rows: hasDelivery ? [...lines, deliveryRow] : lines, linesCents }
}
