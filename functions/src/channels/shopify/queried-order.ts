import { effectOf } from '@fluxori/contract/channels/kinds/order-status'
import { shopify } from '@fluxori/contract/channels/kinds/shopify'
import { z } from 'zod'
import { lineKind } from './line-kind.ts'
import type { Charge, ShopifyLine, ShopifyOrder } from './shopify-order.ts'
import { Address, Gid, Money, Timestamp } from './shopify-values.ts'
import { unitsLeft } from './units-left.ts'

const MoneyBag = z
  .object({ shopMoney: z.object({ amount: Money }) })
  .transform(({ shopMoney }) => shopMoney.amount)
const Discounts = z.array(z.object({ allocatedAmountSet: MoneyBag }))
const Taxes = z.array(z.object({ priceSet: MoneyBag }))
const Quantity = z.int().min(0)

const QueriedLine = z.object({
  id: Gid,
  sku: z.string().nullable(),
  name: z.string(),
  variant: z.object({ id: Gid }).nullable(),
  quantity: Quantity,
  currentQuantity: Quantity,
  unfulfilledQuantity: Quantity,
  requiresShipping: z.boolean(),
  isGiftCard: z.boolean(),
  taxable: z.boolean(),
  originalUnitPriceSet: MoneyBag,
  discountAllocations: Discounts,
  taxLines: Taxes,
})
type QueriedLine = z.infer<typeof QueriedLine>

/** One page of an order's lines. */
export const LinePage = z.object({
  nodes: z.array(QueriedLine),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
})
export type LinePage = z.infer<typeof LinePage>

/** An order as `orderFields` asks for it. */
export const QueriedOrder = z.object({
  id: Gid,
  name: z.string(),
  test: z.boolean(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  cancelledAt: Timestamp.nullable(),
  displayFinancialStatus: z.string().nullable(),
  displayFulfillmentStatus: z.string(),
  currencyCode: z.string(),
  taxesIncluded: z.boolean(),
  currentTotalPriceSet: MoneyBag,
  totalTaxSet: MoneyBag.nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  shippingAddress: Address.nullable(),
  billingAddress: Address.nullable(),
  shippingLines: z.object({
    nodes: z.array(z.object({ originalPriceSet: MoneyBag, discountAllocations: Discounts, taxLines: Taxes })),
  }),
  lineItems: LinePage,
})
export type QueriedOrder = z.infer<typeof QueriedOrder>

const LineUnits = z.object({ quantity: Quantity, lineItem: z.object({ id: Gid }).nullable() })
const pageInfo = z.object({ hasNextPage: z.boolean() })

/** What `orderShipments` answers of an order. */
export const Shipments = z.object({
  updatedAt: Timestamp,
  fulfillments: z.array(
    z.object({ status: z.string(), fulfillmentLineItems: z.object({ nodes: z.array(LineUnits), pageInfo }) }),
  ),
})
type Shipments = z.infer<typeof Shipments>

/** What `orderRefunds` answers of an order. */
export const Refunds = z.object({
  updatedAt: Timestamp,
  refunds: z.array(
    z.object({
      refundLineItems: z.object({ nodes: z.array(LineUnits.extend({ restockType: z.string() })), pageInfo }),
      orderAdjustments: z.object({
        nodes: z.array(z.object({ amountSet: MoneyBag, taxAmountSet: MoneyBag })),
      }),
      refundShippingLines: z.object({
        nodes: z.array(z.object({ subtotalAmountSet: MoneyBag, taxAmountSet: MoneyBag })),
      }),
    }),
  ),
})
type Refunds = z.infer<typeof Refunds>

/** What was sent and refunded of an order; null where it was not asked, or is longer than what was asked for. */
export type Moves = Readonly<{ shipments: Shipments | null; refunds: Refunds | null }>

/** Whether an order says that something of it has left. One that is cancelled may say nothing. */
export const saysSent = ({ displayFulfillmentStatus }: QueriedOrder): boolean =>
  !['UNFULFILLED', 'FULFILLMENT_NOT_REQUIRED'].includes(displayFulfillmentStatus)

export const saysRefunded = ({ displayFinancialStatus }: QueriedOrder): boolean =>
  ['PARTIALLY_REFUNDED', 'REFUNDED'].includes(displayFinancialStatus ?? '')

export function fromQuery(order: QueriedOrder, { shipments, refunds }: Moves): ShopifyOrder {
  const sent = saysSent(order)
  return {
    id: order.id,
    name: order.name,
    currency: order.currencyCode,
    test: order.test,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    cancelled: order.cancelledAt !== null,
    paid: effectOf(shopify.statuses, (order.displayFinancialStatus ?? '').toLowerCase()).paid === true,
    taxesIncluded: order.taxesIncluded,
    taxKnown: order.totalTaxSet !== null,
    totalCents: order.currentTotalPriceSet,
    refundsCents: refundedOfNoLine(refunds),
    doubts: [],
    lines: order.lineItems.nodes.map((line) => toLine(line, sent, { shipments, refunds })),
    shipping: order.shippingLines.nodes.map((line) => toCharge(line, line.originalPriceSet)),
    email: order.email,
    phone: order.phone,
    shippingAddress: order.shippingAddress,
    billingAddress: order.billingAddress,
  }
}

/** Delivery that was given back, and goodwill: an adjustment below zero. */
function refundedOfNoLine(refunds: Refunds | null): number {
  const given = (refunds?.refunds ?? []).flatMap(({ orderAdjustments, refundShippingLines }) => [
    ...orderAdjustments.nodes.map(({ amountSet, taxAmountSet }) => -amountSet - taxAmountSet),
    ...refundShippingLines.nodes.map(
      ({ subtotalAmountSet, taxAmountSet }) => subtotalAmountSet + taxAmountSet,
    ),
  ])
  return Math.max(
    0,
    given.reduce((sum, cents) => sum + cents, 0),
  )
}

function toLine(line: QueriedLine, isFulfilled: boolean, { shipments, refunds }: Moves): ShopifyLine {
  const variantId = line.variant?.id ?? null
  const own = ({ lineItem }: z.infer<typeof LineUnits>) => lineItem?.id === line.id
  const refundedAs = (...types: readonly string[]) =>
    (refunds?.refunds ?? [])
      .flatMap(({ refundLineItems }) => refundLineItems.nodes)
      .filter(own)
      .reduce((sum, { quantity, restockType }) => sum + (types.includes(restockType) ? quantity : 0), 0)
  const shipped = (shipments?.fulfillments ?? [])
    .filter(({ status }) => status === 'SUCCESS')
    .flatMap(({ fulfillmentLineItems }) => fulfillmentLineItems.nodes)
    .filter(own)
  return {
    id: line.id,
    kind: lineKind({ variantId, ...line }),
    variantId,
    sku: line.sku ?? '',
    name: line.name,
    ordered: line.quantity,
    current: line.currentQuantity,
    sent:
      shipments !== null
        ? shipped.reduce((sum, { quantity }) => sum + quantity, 0)
        : unitsLeft({
            ordered: line.quantity,
            current: line.currentQuantity,
            toSend: line.unfulfilledQuantity,
            isFulfilled,
            refundedInPlace: refundedAs('NO_RESTOCK', 'RETURN'),
          }),
    toSend: line.unfulfilledQuantity,
    returned: refundedAs('RETURN'),
    charge: toCharge(line, line.originalUnitPriceSet * line.quantity),
  }
}

const toCharge = (
  { discountAllocations, taxLines }: Pick<QueriedLine, 'discountAllocations' | 'taxLines'>,
  grossCents: number,
): Charge => ({
  grossCents,
  discountCents: discountAllocations.map(({ allocatedAmountSet }) => allocatedAmountSet),
  taxCents: taxLines.map(({ priceSet }) => priceSet),
})
