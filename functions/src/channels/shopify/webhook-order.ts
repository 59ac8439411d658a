import { effectOf } from '@fluxori/contract/channels/kinds/status-table'
import { shopify } from '@fluxori/contract/channels/kinds/shopify'
import { z } from 'zod'
import type { Doubt } from '@fluxori/contract/orders/channel-order'
import { lineKind } from './line-kind.ts'
import { share } from '../../domain/money/share.ts'
import { inclusiveCents, settled, type Charge, type ShopifyLine, type ShopifyOrder } from './shopify-order.ts'
import { Address, Gid, Money, NumericId, Timestamp, whatIsWrong } from './shopify-values.ts'
import { unitsLeft, unitsToSend } from './units-left.ts'

const Priced = {
  price: Money,
  discount_allocations: z.array(z.object({ amount: Money })).nullish(),
  total_discount: Money.nullish(),
  tax_lines: z.array(z.object({ price: Money })).nullish(),
}

const Quantity = z.int().min(0)

const WebhookLine = z.object({
  id: NumericId,
  admin_graphql_api_id: Gid.nullish(),
  variant_id: NumericId.nullish(),
  sku: z.string().nullish(),
  name: z.string().nullish(),
  title: z.string().nullish(),
  quantity: Quantity,
  current_quantity: Quantity.nullish(),
  fulfillable_quantity: Quantity.nullish(),
  fulfillment_status: z.string().nullish(),
  requires_shipping: z.boolean().nullish(),
  gift_card: z.boolean().nullish(),
  taxable: z.boolean().nullish(),
  ...Priced,
})
type WebhookLine = z.infer<typeof WebhookLine>

const LineQuantity = z.object({ id: NumericId, quantity: Quantity })
const Fulfilment = z.object({ status: z.string().nullish(), line_items: z.array(LineQuantity) })
const Refund = z.object({
  refund_line_items: z
    .array(z.object({ line_item_id: NumericId, quantity: Quantity, restock_type: z.string().nullish() }))
    .nullish(),
  order_adjustments: z
    .array(z.object({ kind: z.string().nullish(), amount: Money, tax_amount: Money.nullish() }))
    .nullish(),
})
type Refund = z.infer<typeof Refund>

const ShippingLine = z.object({
  ...Priced,
  is_removed: z.boolean().nullish(),
  current_discounted_price_set: z.object({ shop_money: z.object({ amount: Money }) }).nullish(),
})

/** The body of every `orders/*` webhook but `orders/delete`: an order in the REST Admin API's names. */
export const WebhookOrder = z.object({
  id: NumericId,
  admin_graphql_api_id: Gid.nullish(),
  name: z.string(),
  created_at: Timestamp,
  updated_at: Timestamp,
  cancelled_at: Timestamp.nullish(),
  currency: z.string(),
  test: z.boolean().nullish(),
  taxes_included: z.boolean().nullish(),
  financial_status: z.string().nullish(),
  line_items: z.array(z.unknown()),
  fulfillments: z.array(Fulfilment).nullish().catch(null),
  refunds: z.array(Refund).nullish().catch(null),
  current_total_price: Money.nullish().catch(null),
  total_tax: Money.nullish().catch(null),
  shipping_lines: z.array(ShippingLine).nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  shipping_address: Address.nullish(),
  billing_address: Address.nullish(),
})
export type WebhookOrder = z.infer<typeof WebhookOrder>

/** The body of `orders/delete`. */
export const WebhookDeletion = z.object({ id: NumericId })

export function fromWebhook(order: WebhookOrder): ShopifyOrder {
  const refunds = order.refunds ?? []
  const read = order.line_items.map(readLine)
  const shipping = (order.shipping_lines ?? []).filter(({ is_removed }) => is_removed !== true)
  const { givenCents, keptCents } = settled(adjustmentsOf(refunds, (kind) => kind !== shippingRefund))
  // Left out only by old API versions; South African shops price with VAT.
  const taxesIncluded = order.taxes_included ?? true
  return {
    id: order.admin_graphql_api_id ?? order.id,
    name: order.name,
    currency: order.currency,
    test: order.test ?? false,
    createdAt: order.created_at,
    updatedAt: order.updated_at,
    cancelled: typeof order.cancelled_at === 'string',
    paid: effectOf(shopify.statuses, order.financial_status ?? '').paid === true,
    taxesIncluded,
    taxKnown: typeof order.total_tax === 'number',
    totalCents: order.current_total_price ?? null,
    refundsCents: givenCents + shippingBack(shipping, refunds, taxesIncluded),
    keptCents,
    doubts: read.flatMap(({ doubt }) => doubt ?? []),
    lines: read.flatMap(({ line }) => (line === null ? [] : [toLine(line, order.fulfillments, refunds)])),
    shipping: shipping.map((line) => toCharge(line, 1)),
    email: order.email ?? null,
    phone: order.phone ?? null,
    shippingAddress: order.shipping_address ?? null,
    billingAddress: order.billing_address ?? null,
  }
}

const noAmounts = { price: '0', discount_allocations: [], total_discount: null, tax_lines: [] }

/** A line, and what of it could not be read: where that is only an amount, its units are still read. */
function readLine(raw: unknown): Readonly<{ line: WebhookLine | null; doubt: Doubt | null }> {
  const { data, error } = WebhookLine.safeParse(raw)
  if (error === undefined) return { line: data, doubt: null }
  const units = WebhookLine.safeParse(typeof raw === 'object' ? { ...raw, ...noAmounts } : raw)
  const { data: named } = z.object({ id: NumericId }).safeParse(raw)
  const text = `a line could not be read: ${whatIsWrong(error)}`.slice(0, 300)
  return { line: units.data ?? null, doubt: { line: named?.id ?? null, text, hidesLine: !units.success } }
}

const shippingRefund = 'shipping_refund'

const adjustmentsOf = (refunds: readonly Refund[], isOne: (kind: unknown) => boolean): readonly number[] =>
  refunds
    .flatMap(({ order_adjustments }) => order_adjustments ?? [])
    .filter(({ kind }) => isOne(kind))
    .map(({ amount, tax_amount }) => amount + (tax_amount ?? 0))

/**
 * Delivery that was given back. Until 2024-10 it was an adjustment of its own kind; since then only the shipping lines
 * say what is left of their price (changelog, "Exposing the order adjustments connection on a Refund").
 */
function shippingBack(
  lines: readonly z.infer<typeof ShippingLine>[],
  refunds: readonly Refund[],
  taxesIncluded: boolean,
): number {
  const adjustments = adjustmentsOf(refunds, (kind) => kind === shippingRefund)
  const missing = lines.map((line) => {
    const charge = toCharge(line, 1)
    const net = inclusiveCents(charge, true)
    const left = line.current_discounted_price_set?.shop_money.amount ?? net
    return net === 0 ? 0 : share(inclusiveCents(charge, taxesIncluded), net - Math.min(net, left), net)
  })
  return Math.max(
    settled(adjustments).givenCents,
    missing.reduce((sum, cents) => sum + cents, 0),
  )
}

function toLine(
  line: WebhookLine,
  fulfilments: WebhookOrder['fulfillments'],
  refunds: readonly Refund[],
): ShopifyLine {
  const current = line.current_quantity ?? line.quantity
  const variantId = line.variant_id ?? null
  const isFulfilled = ['fulfilled', 'partial'].includes(line.fulfillment_status ?? '')
  const toSend = line.fulfillable_quantity ?? (line.fulfillment_status === 'fulfilled' ? 0 : current)
  const own = refunds
    .flatMap(({ refund_line_items }) => refund_line_items ?? [])
    .filter(({ line_item_id }) => line_item_id === line.id)
  const refundedAs = (...types: readonly string[]) =>
    own.reduce(
      (sum, { quantity, restock_type }) => sum + (types.includes(restock_type ?? '') ? quantity : 0),
      0,
    )
  const movedAs = (...statuses: readonly string[]) =>
    (fulfilments ?? [])
      .filter(({ status }) => statuses.includes(status ?? ''))
      .flatMap(({ line_items }) => line_items)
      .reduce((sum, { id, quantity }) => sum + (id === line.id ? quantity : 0), 0)
  const units = {
    ordered: line.quantity,
    current,
    toSend,
    isFulfilled,
    refundedInPlace: refundedAs('no_restock', 'return'),
  }
  const sent = Array.isArray(fulfilments) ? movedAs('success') : unitsLeft(units)
  return {
    id: line.admin_graphql_api_id ?? line.id,
    kind: lineKind({
      variantId,
      isGiftCard: line.gift_card ?? false,
      requiresShipping: line.requires_shipping ?? true,
      taxable: line.taxable ?? true,
    }),
    variantId,
    sku: line.sku ?? '',
    name: line.name ?? line.title ?? '',
    ordered: line.quantity,
    current,
    sent,
    toSend: unitsToSend(units, movedAs('pending', 'open'), sent),
    returned: refundedAs('return'),
    charge: toCharge(line, line.quantity),
  }
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
