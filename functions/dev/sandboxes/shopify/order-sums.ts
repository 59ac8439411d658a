import { share } from '../../../src/domain/money/share.ts'
import {
  currentUnits,
  deliveryVat,
  lineCents,
  lineVat,
  openUnits,
  partCents,
  partVat,
  sentUnits,
  sumOf,
  unitsAtService,
  type ShopLine,
  type ShopOrder,
} from './shopify-order.ts'

/** The sums of an order in Shopify's names: with its edits, and (`current`) after its refunds too. In cents. */
export function sumsOf(order: ShopOrder) {
  const { lines, refunds, deliveryCents } = order
  const goods = lines.filter(({ kind }) => kind !== 'tip')
  const kept = (line: ShopLine) => line.ordered - line.removed
  const current = (line: ShopLine) => currentUnits(order, line)
  const shippingBack = sumOf(refunds, ({ shippingCents }) => shippingCents)
  const currentShipping = deliveryCents - shippingBack
  const shippingVat = deliveryVat(order)
  const currentTotal =
    sumOf(lines, (line) => partCents(line, current(line))) +
    currentShipping +
    sumOf(refunds, ({ adjustmentCents }) => adjustmentCents)
  const back = sumOf(refunds, ({ backCents }) => backCents)
  return {
    lineItems: sumOf(goods, ({ priceCents, ordered }) => priceCents * ordered),
    discounts: sumOf(lines, ({ discountCents }) => discountCents),
    subtotal: sumOf(goods, (line) => partCents(line, kept(line))),
    tip: sumOf(lines, (line) => (line.kind === 'tip' ? lineCents(line) : 0)),
    shipping: deliveryCents,
    tax: sumOf(lines, lineVat) + shippingVat,
    total: sumOf(lines, (line) => partCents(line, kept(line))) + deliveryCents,
    currentSubtotal: sumOf(goods, (line) => partCents(line, current(line))),
    currentDiscounts: sumOf(lines, (line) =>
      line.ordered === 0 ? 0 : share(line.discountCents, current(line), line.ordered),
    ),
    currentShipping,
    currentTax:
      sumOf(lines, (line) => partVat(line, current(line))) +
      (deliveryCents === 0 ? 0 : share(shippingVat, currentShipping, deliveryCents)),
    currentTotal,
    back,
    outstanding: order.cancelledAt === null ? currentTotal - (order.paidCents - back) : 0,
  }
}

export type Sums = ReturnType<typeof sumsOf>

/** What Shopify calls the state of an order's payment. */
export function financialStatus(order: ShopOrder): string {
  const { back, outstanding } = sumsOf(order)
  if (order.cancelledAt !== null) return order.paidCents > 0 ? 'refunded' : 'voided'
  if (back > 0) return order.paidCents > back ? 'partially_refunded' : 'refunded'
  return outstanding > 0 ? 'partially_paid' : 'paid'
}

/** Null while nothing of the line has been sent. */
export const lineFulfilment = (order: ShopOrder, line: ShopLine): 'partial' | 'fulfilled' | null =>
  fulfilmentOf(order, [line])

/** Null while nothing of the order has been sent. */
export const orderFulfilment = (order: ShopOrder): 'partial' | 'fulfilled' | null =>
  fulfilmentOf(order, order.lines)

function fulfilmentOf(order: ShopOrder, lines: readonly ShopLine[]): 'partial' | 'fulfilled' | null {
  if (sumOf(lines, (line) => sentUnits(order, line)) === 0) return null
  const waiting = sumOf(lines, (line) => openUnits(order, line) + unitsAtService(order, line))
  return waiting === 0 ? 'fulfilled' : 'partial'
}

/** What the Admin API shows of an order's shipments. */
export function displayFulfilment(order: ShopOrder): string {
  const status = orderFulfilment(order)
  if (status !== null) return status === 'fulfilled' ? 'FULFILLED' : 'PARTIALLY_FULFILLED'
  if (sumOf(order.lines, (line) => unitsAtService(order, line)) === 0) return 'UNFULFILLED'
  return sumOf(order.lines, (line) => openUnits(order, line)) === 0 ? 'IN_PROGRESS' : 'PENDING_FULFILLMENT'
}
