import { mailingAddress } from './buyer-facts.ts'
import { byId, toConnection, type Args } from './connection.ts'
import { isTaxable, requiresShipping } from './line-body.ts'
import { toFulfilmentNode, toRefundNode } from './moves-nodes.ts'
import { orderName } from './moves-bodies.ts'
import { displayFulfilment, financialStatus, sumsOf, type Sums } from './order-sums.ts'
import { gid, utc } from './shop-facts.ts'
import { moneyBag } from './shop-money.ts'
import {
  currentUnits,
  deliveryVat,
  lineVat,
  openUnits,
  unitsAtService,
  type ShopLine,
  type ShopOrder,
} from './shopify-order.ts'

const timeOf = (ms: number | null): string | null => (ms === null ? null : utc(ms))

/** The `Order` object of the Admin API. */
export const toOrderNode = (order: ShopOrder) => ({
  __typename: 'Order',
  id: gid('Order', order.id),
  legacyResourceId: String(order.id),
  name: orderName(order),
  test: false,
  confirmed: true,
  sourceName: 'web',
  createdAt: utc(order.createdAt),
  processedAt: utc(order.createdAt),
  updatedAt: utc(order.updatedAt),
  cancelledAt: timeOf(order.cancelledAt),
  cancelReason: order.cancelledAt === null ? null : 'CUSTOMER',
  closed: order.closedAt !== null,
  closedAt: timeOf(order.closedAt),
  edited: order.edits.length > 0,
  displayFinancialStatus: financialStatus(order).toUpperCase(),
  displayFulfillmentStatus: displayFulfilment(order),
  currencyCode: order.currency,
  presentmentCurrencyCode: order.presentmentCurrency,
  taxesIncluded: true,
  taxExempt: order.country !== 'ZA',
  estimatedTaxes: false,
  discountCode: order.discountCode,
  discountCodes: order.discountCode === null ? [] : [order.discountCode],
  ...moneyOf(order, sumsOf(order)),
  email: order.buyer.email,
  phone: order.buyer.phone,
  shippingAddress: mailingAddress(order),
  billingAddress: mailingAddress(order),
  shippingLines: (args: Args) =>
    toConnection(order.deliveryCents === 0 ? [] : [order], args, toShippingLineNode, byId),
  lineItems: (args: Args) => toConnection(order.lines, args, (line) => toLineNode(order, line), byId),
  fulfillments: ({ first }: Args) =>
    order.fulfilments
      .slice(0, typeof first === 'number' ? first : undefined)
      .map((one) => toFulfilmentNode(order, one)),
  refunds: ({ first }: Args) =>
    order.refunds
      .slice(0, typeof first === 'number' ? first : undefined)
      .map((one) => toRefundNode(order, one)),
})

const moneyOf = (order: ShopOrder, sums: Sums) => ({
  subtotalPriceSet: moneyBag(sums.subtotal, order),
  totalPriceSet: moneyBag(sums.total, order),
  totalTaxSet: moneyBag(sums.tax, order),
  totalDiscountsSet: moneyBag(sums.discounts, order),
  totalShippingPriceSet: moneyBag(sums.shipping, order),
  totalTipReceivedSet: moneyBag(sums.tip, order),
  totalRefundedSet: moneyBag(sums.back, order),
  totalReceivedSet: moneyBag(order.paidCents, order),
  totalOutstandingSet: moneyBag(sums.outstanding, order),
  netPaymentSet: moneyBag(order.paidCents - sums.back, order),
  currentSubtotalPriceSet: moneyBag(sums.currentSubtotal, order),
  currentShippingPriceSet: moneyBag(sums.currentShipping, order),
  currentTotalPriceSet: moneyBag(sums.currentTotal, order),
  currentTotalTaxSet: moneyBag(sums.currentTax, order),
  currentTotalDiscountsSet: moneyBag(sums.currentDiscounts, order),
})

const taxLineNodes = (cents: number, vatBps: number | null, order: ShopOrder) =>
  vatBps === null
    ? []
    : [
        {
          title: 'VAT',
          rate: vatBps / 10_000,
          ratePercentage: vatBps / 100,
          priceSet: moneyBag(cents, order),
          channelLiable: false,
        },
      ]

const toLineNode = (order: ShopOrder, line: ShopLine) => ({
  __typename: 'LineItem',
  id: gid('LineItem', line.id),
  sku: line.item?.sku ?? null,
  name: line.title,
  title: line.title,
  variantTitle: null,
  variant: toVariantOf(line),
  quantity: line.ordered,
  currentQuantity: currentUnits(order, line),
  refundableQuantity: currentUnits(order, line),
  fulfillableQuantity: openUnits(order, line),
  unfulfilledQuantity: openUnits(order, line) + unitsAtService(order, line),
  requiresShipping: requiresShipping(line),
  isGiftCard: line.kind === 'gift-card',
  taxable: isTaxable(line),
  originalUnitPriceSet: moneyBag(line.priceCents, order),
  originalTotalSet: moneyBag(line.priceCents * line.ordered, order),
  discountAllocations:
    line.discountCents === 0 ? [] : [{ allocatedAmountSet: moneyBag(line.discountCents, order) }],
  taxLines: taxLineNodes(lineVat(line), line.vatBps, order),
})

const toVariantOf = ({ item, variant }: ShopLine) =>
  variant === null
    ? null
    : {
        __typename: 'ProductVariant',
        id: gid('ProductVariant', variant),
        sku: item?.sku ?? null,
        barcode: item?.barcode ?? null,
      }

const toShippingLineNode = (order: ShopOrder) => ({
  id: gid('ShippingLine', order.id + 5_000_000_000),
  isRemoved: false,
  originalPriceSet: moneyBag(order.deliveryCents, order),
  discountedPriceSet: moneyBag(order.deliveryCents, order),
  currentDiscountedPriceSet: moneyBag(sumsOf(order).currentShipping, order),
  discountAllocations: [],
  taxLines: taxLineNodes(deliveryVat(order), order.deliveryVatBps, order),
})
