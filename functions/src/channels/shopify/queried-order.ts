import { effectOf } from '@fluxori/contract/channels/kinds/status-table'
import { shopify } from '@fluxori/contract/channels/kinds/shopify'
import { z } from 'zod'
import { lineKind } from './line-kind.ts'
import { saysSent, type Moves } from './order-moves.ts'
import { settled, type Charge, type ShopifyLine, type ShopifyOrder } from './shopify-order.ts'
import { Address, Gid, MoneyBag, Timestamp } from './shopify-values.ts'
import { unitsLeft, unitsToSend } from './units-left.ts'

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
  refunds: z.array(z.object({ id: Gid })),
})
export type QueriedOrder = z.infer<typeof QueriedOrder>

export function fromQuery(order: QueriedOrder, { shipments, refunds }: Moves): ShopifyOrder {
  const { givenCents, keptCents } = settled(adjustmentsOf(refunds))
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
    refundsCents: givenCents + shippingBack(refunds),
    keptCents,
    doubts: [],
    lines: order.lineItems.nodes.map((line) => toLine(line, saysSent(order), { shipments, refunds })),
    shipping: order.shippingLines.nodes.map((line) => toCharge(line, line.originalPriceSet)),
    email: order.email,
    phone: order.phone,
    shippingAddress: order.shippingAddress,
    billingAddress: order.billingAddress,
  }
}

const adjustmentsOf = (refunds: Moves['refunds']): readonly number[] =>
  (refunds ?? []).flatMap(({ orderAdjustments }) =>
    orderAdjustments.nodes.map(({ amountSet, taxAmountSet }) => amountSet + taxAmountSet),
  )

const shippingBack = (refunds: Moves['refunds']): number =>
  (refunds ?? [])
    .flatMap(({ refundShippingLines }) => refundShippingLines.nodes)
    .reduce((sum, { subtotalAmountSet, taxAmountSet }) => sum + subtotalAmountSet + taxAmountSet, 0)

function toLine(line: QueriedLine, isFulfilled: boolean, { shipments, refunds }: Moves): ShopifyLine {
  const variantId = line.variant?.id ?? null
  const refundedAs = (...types: readonly string[]) =>
    (refunds ?? [])
      .flatMap(({ refundLineItems }) => refundLineItems.nodes)
      .filter(({ lineItem, restockType }) => lineItem?.id === line.id && types.includes(restockType))
      .reduce((sum, { quantity }) => sum + quantity, 0)
  const movedAs = (...statuses: readonly string[]) =>
    (shipments ?? [])
      .filter(({ status }) => statuses.includes(status))
      .flatMap(({ fulfillmentLineItems }) => fulfillmentLineItems.nodes)
      .reduce((sum, { lineItem, quantity }) => sum + (lineItem?.id === line.id ? quantity : 0), 0)
  const units = {
    ordered: line.quantity,
    current: line.currentQuantity,
    toSend: line.unfulfilledQuantity,
    isFulfilled,
    refundedInPlace: refundedAs('NO_RESTOCK', 'RETURN'),
  }
  const sent = shipments === null ? unitsLeft(units) : movedAs('SUCCESS')
  return {
    id: line.id,
    kind: lineKind({ variantId, ...line }),
    variantId,
    sku: line.sku ?? '',
    name: line.name,
    ordered: line.quantity,
    current: line.currentQuantity,
    sent,
    toSend: unitsToSend(units, movedAs('PENDING', 'OPEN'), sent),
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
