import { byId, toConnection, type Args } from './connection.ts'
import { orderName } from './moves-bodies.ts'
import { deliveryVatOf } from './order-body.ts'
import { gid, utc } from './shop-facts.ts'
import { moneyBag } from './shop-money.ts'
import { sumOf, type ShopFulfilment, type ShopOrder, type ShopRefund } from './shopify-order.ts'

/** The `Fulfillment` object of the Admin API. */
export const toFulfilmentNode = (order: ShopOrder, fulfilment: ShopFulfilment) => ({
  __typename: 'Fulfillment',
  id: gid('Fulfillment', fulfilment.id),
  legacyResourceId: String(fulfilment.id),
  name: `${orderName(order)}.${order.fulfilments.indexOf(fulfilment) + 1}`,
  status: fulfilment.status.toUpperCase(),
  createdAt: utc(fulfilment.at),
  updatedAt: utc(fulfilment.updatedAt),
  totalQuantity: sumOf(fulfilment.lines, ({ units }) => units),
  fulfillmentLineItems: (args: Args) =>
    toConnection(
      fulfilment.lines.map((moved) => ({ ...moved, id: moved.line })),
      args,
      ({ line, units }) => ({
        id: gid(
          'FulfillmentLineItem',
          fulfilment.id * 1000 + fulfilment.lines.findIndex((one) => one.line === line),
        ),
        quantity: units,
        lineItem: { id: gid('LineItem', line) },
      }),
      byId,
    ),
})

/** The `Refund` object of the Admin API. */
export const toRefundNode = (order: ShopOrder, refund: ShopRefund) => ({
  __typename: 'Refund',
  id: gid('Refund', refund.id),
  legacyResourceId: String(refund.id),
  createdAt: utc(refund.at),
  processedAt: utc(refund.at),
  updatedAt: utc(refund.at),
  note: refund.note,
  totalRefundedSet: moneyBag(refund.backCents, order),
  return: refund.returnId === null ? null : { id: gid('Return', refund.returnId) },
  refundLineItems: (args: Args) =>
    toConnection(
      refund.lines,
      args,
      ({ id, line, units, restock, cents, vatCents }) => ({
        id: gid('RefundLineItem', id),
        quantity: units,
        restockType: restock.toUpperCase(),
        restocked: restock !== 'no_restock',
        subtotalSet: moneyBag(cents, order),
        totalTaxSet: moneyBag(vatCents, order),
        lineItem: { id: gid('LineItem', line) },
      }),
      byId,
    ),
  orderAdjustments: (args: Args) =>
    toConnection(
      refund.adjustmentCents === 0 ? [] : [refund],
      args,
      ({ id, adjustmentCents }) => ({
        id: gid('OrderAdjustment', id + 2_000_000_000),
        reason: 'REFUND_DISCREPANCY',
        amountSet: moneyBag(adjustmentCents, order),
        taxAmountSet: moneyBag(0, order),
      }),
      byId,
    ),
  refundShippingLines: (args: Args) =>
    toConnection(
      refund.shippingCents === 0 ? [] : [refund],
      args,
      ({ id, shippingCents }) => ({
        id: gid('RefundShippingLine', id + 3_000_000_000),
        subtotalAmountSet: moneyBag(shippingCents - deliveryVatOf(order, shippingCents), order),
        taxAmountSet: moneyBag(deliveryVatOf(order, shippingCents), order),
      }),
      byId,
    ),
})
