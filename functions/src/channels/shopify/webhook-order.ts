import { z } from 'zod'
import type { Charge, ShopifyLine, ShopifyOrder } from './shopify-order.ts'
import { Address, Gid, Money, NumericId, Timestamp } from './shopify-values.ts'

const Priced = {
  price: Money,
  discount_allocations: z.array(z.object({ amount: Money })).nullish(),
  total_discount: Money.nullish(),
  tax_lines: z.array(z.object({ price: Money })).nullish(),
}

const Quantity = z.int().min(0)

const WebhookLine = z.object({
  id: z.number(),
  admin_graphql_api_id: Gid.nullish(),
  variant_id: NumericId.nullish(),
  sku: z.string().nullish(),
  name: z.string().nullish(),
  title: z.string().nullish(),
  quantity: Quantity,
  current_quantity: Quantity.nullish(),
  fulfillable_quantity: Quantity.nullish(),
  fulfillment_status: z.string().nullish(),
  ...Priced,
})
type WebhookLine = z.infer<typeof WebhookLine>

/** The body of every `orders/*` webhook but `orders/delete`: an order in the REST Admin API's names. */
export const WebhookOrder = z.object({
  id: z.number(),
  admin_graphql_api_id: Gid.nullish(),
  name: z.string(),
  created_at: Timestamp,
  updated_at: Timestamp,
  cancelled_at: Timestamp.nullish(),
  currency: z.string(),
  test: z.boolean().nullish(),
  taxes_included: z.boolean().nullish(),
  financial_status: z.string().nullish(),
  line_items: z.array(WebhookLine),
  shipping_lines: z.array(z.object({ ...Priced, is_removed: z.boolean().nullish() })).nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  shipping_address: Address.nullish(),
  billing_address: Address.nullish(),
})
export type WebhookOrder = z.infer<typeof WebhookOrder>

/** The body of `orders/delete`. */
export const WebhookDeletion = z.object({ id: NumericId })

const paid = ['paid', 'partially_refunded', 'refunded']

/** Throws a ZodError when an id is too large for a number and its gid is missing. */
export function fromWebhook(order: WebhookOrder): ShopifyOrder {
  return {
    id: order.admin_graphql_api_id ?? NumericId.parse(order.id),
    name: order.name,
    currency: order.currency,
    test: order.test ?? false,
    createdAt: order.created_at,
    updatedAt: order.updated_at,
    cancelled: typeof order.cancelled_at === 'string',
    paid: paid.includes(order.financial_status ?? ''),
    // Left out only by old API versions; South African shops price with VAT.
    taxesIncluded: order.taxes_included ?? true,
    lines: order.line_items.map(toLine),
    shipping: (order.shipping_lines ?? [])
      .filter(({ is_removed }) => is_removed !== true)
      .map((line) => toCharge(line, 1)),
    email: order.email ?? null,
    phone: order.phone ?? null,
    shippingAddress: order.shipping_address ?? null,
    billingAddress: order.billing_address ?? null,
  }
}

function toLine(line: WebhookLine): ShopifyLine {
  const current = line.current_quantity ?? line.quantity
  return {
    id: line.admin_graphql_api_id ?? NumericId.parse(line.id),
    variantId: line.variant_id ?? null,
    sku: line.sku ?? '',
    name: line.name ?? line.title ?? '',
    ordered: line.quantity,
    current,
    fulfilled: fulfilledOf(line, current),
    charge: toCharge(line, line.quantity),
  }
}

/**
 * `fulfillable_quantity` also falls when a unit is cancelled or asked of a third-party warehouse, so it counts only
 * once the line says that something has been fulfilled.
 */
function fulfilledOf({ fulfillment_status, fulfillable_quantity }: WebhookLine, current: number): number {
  if (fulfillment_status === 'fulfilled') return Math.max(0, current - (fulfillable_quantity ?? 0))
  if (fulfillment_status === 'partial') return Math.max(0, current - (fulfillable_quantity ?? current))
  return 0
}

/** `total_discount` is what older orders have instead of allocations. */
const toCharge = (
  { price, discount_allocations, total_discount, tax_lines }: Pick<WebhookLine, keyof typeof Priced>,
  units: number,
): Charge => ({
  grossCents: price * units,
  discountCents: discount_allocations?.map(({ amount }) => amount) ?? [total_discount ?? 0],
  taxCents: (tax_lines ?? []).map((line) => line.price),
})
