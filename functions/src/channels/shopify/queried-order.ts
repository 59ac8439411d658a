import { z } from 'zod'
import type { Charge, ShopifyLine, ShopifyOrder } from './shopify-order.ts'
import { Address, Gid, Money, Timestamp } from './shopify-values.ts'

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

const paid = ['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED']
const shipped = ['FULFILLED', 'PARTIALLY_FULFILLED']

export function fromQuery(order: QueriedOrder): ShopifyOrder {
  const cancelled = order.cancelledAt !== null
  const left = !cancelled || shipped.includes(order.displayFulfillmentStatus)
  return {
    id: order.id,
    name: order.name,
    currency: order.currencyCode,
    test: order.test,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    cancelled,
    paid: paid.includes(order.displayFinancialStatus ?? ''),
    taxesIncluded: order.taxesIncluded,
    lines: order.lineItems.nodes.map((line) => toLine(line, left)),
    shipping: order.shippingLines.nodes.map((line) => toCharge(line, line.originalPriceSet)),
    email: order.email,
    phone: order.phone,
    shippingAddress: order.shippingAddress,
    billingAddress: order.billingAddress,
  }
}

/** A cancelled order has nothing left to fulfil, which says nothing of what has left: `left` does. */
const toLine = (line: QueriedLine, left: boolean): ShopifyLine => ({
  id: line.id,
  variantId: line.variant?.id ?? null,
  sku: line.sku ?? '',
  name: line.name,
  ordered: line.quantity,
  current: line.currentQuantity,
  fulfilled: left ? Math.max(0, line.currentQuantity - line.unfulfilledQuantity) : 0,
  charge: toCharge(line, line.originalUnitPriceSet * line.quantity),
})

const toCharge = (
  { discountAllocations, taxLines }: Pick<QueriedLine, 'discountAllocations' | 'taxLines'>,
  grossCents: number,
): Charge => ({
  grossCents,
  discountCents: discountAllocations.map(({ allocatedAmountSet }) => allocatedAmountSet),
  taxCents: taxLines.map(({ priceSet }) => priceSet),
})
