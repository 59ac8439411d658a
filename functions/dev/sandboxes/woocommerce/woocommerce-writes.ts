import { z } from 'zod'
import { centsFromDecimal } from '../../../src/domain/money/cents.ts'
import type { WireResponse } from '../sandbox.ts'
import { orderDocument, productDocument, refundDocument, type ShopProduct } from './woocommerce-documents.ts'
import type { Act } from './woocommerce-acts.ts'
import { failure } from './woocommerce-oauth.ts'
import { perCent, refundableCents, type ShopOrder } from './woocommerce-order.ts'
import type { Products } from './woocommerce-products.ts'
import { withRefund } from './woocommerce-refunds.ts'
import { inStatus, orderStatuses } from './woocommerce-statuses.ts'

/** What a write reaches of the shop. */
export type Writing = Pick<Products, 'products' | 'changeProduct'> &
  Readonly<{ happen: (id: number, act: Act) => ShopOrder | null }>

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

const ProductUpdate = z.object({
  manage_stock: z.boolean().optional(),
  stock_quantity: z.int().optional(),
  regular_price: z.string().optional(),
})
const Batch = z.object({ update: z.array(ProductUpdate.extend({ id: z.int() })) })

export function updateProducts(shop: Writing, body: string): WireResponse {
  const batch = Batch.safeParse(jsonOf(body))
  if (!batch.success) return failure(400, 'rest_invalid_param', 'Invalid parameter(s): update')
  if (batch.data.update.length > 100) {
    const message = 'Unable to accept more than 100 items for this request.'
    return failure(413, 'woocommerce_rest_request_entity_too_large', message)
  }
  const update = batch.data.update.map(({ id, ...change }) => {
    const product = shop.products().find((one) => one.id === id)
    if (product !== undefined) return updated(shop, product, change)
    const code = 'woocommerce_rest_product_invalid_id'
    return { id, error: { code, message: 'Invalid ID.', data: { status: 400 } } }
  })
  return { status: 200, json: { update } }
}

export function updateProduct(shop: Writing, product: ShopProduct, body: string): WireResponse {
  const change = ProductUpdate.safeParse(jsonOf(body))
  return change.success
    ? { status: 200, json: updated(shop, product, change.data) }
    : failure(400, 'rest_invalid_param', 'Invalid parameter(s)')
}

/** A quantity is ignored unless stock is counted, as WooCommerce does. */
function updated(shop: Writing, product: ShopProduct, change: z.infer<typeof ProductUpdate>): unknown {
  const managed = change.manage_stock ?? product.managed
  const quantity = managed ? (change.stock_quantity ?? product.quantity) : product.quantity
  const priceCents = centsFromDecimal(change.regular_price ?? '') ?? product.priceCents
  return productDocument(shop.changeProduct(product.id, { managed, quantity, priceCents }))
}

const OrderUpdate = z.strictObject({ status: z.enum(orderStatuses) })

/** Gives the rest back without a line, as WooCommerce does for an order that is set to `refunded`. */
const refundRest: Act = (order, tools) =>
  withRefund(
    order,
    { reason: 'Order fully refunded.', parts: [], cents: refundableCents(order), restock: false },
    tools,
  )

/** Takes a status only: whatever else is written recalculates an order, and nobody here writes it. */
export function updateOrder(shop: Writing, order: ShopOrder, body: string): WireResponse {
  const change = OrderUpdate.safeParse(jsonOf(body))
  if (!change.success) return failure(400, 'rest_invalid_param', 'Invalid parameter(s): status')
  const { status } = change.data
  const act: Act = status === 'refunded' ? refundRest : (now, tools) => inStatus(now, status, tools.at, tools)
  return { status: 200, json: orderDocument(shop.happen(order.id, act) ?? order) }
}

const Cents = z.number().transform((rand) => Math.round(rand * 100))
const NewRefund = z.object({
  amount: z.string().optional(),
  reason: z.string().default(''),
  api_restock: z.boolean().default(true),
  line_items: z
    .array(
      z.object({
        id: z.int(),
        quantity: z.int().min(0).default(0),
        refund_total: Cents.default(0),
        refund_tax: z.array(z.object({ id: z.int(), refund_total: Cents })).default([]),
      }),
    )
    .default([]),
})

/** A refund by hand: the answer to one that cannot be is 500, as WooCommerce's is. */
export function createRefund(shop: Writing, order: ShopOrder, body: string): WireResponse {
  const wanted = NewRefund.safeParse(jsonOf(body))
  if (!wanted.success) return failure(400, 'rest_invalid_param', 'Invalid parameter(s)')
  const { amount, reason, api_restock: restock, line_items } = wanted.data
  const scale = perCent(order)
  const parts = line_items.map(({ id, quantity, refund_total: net, refund_tax }) => ({
    of: id,
    quantity,
    amount: {
      net: net * scale,
      tax: refund_tax.reduce((sum, { refund_total: tax }) => sum + tax * scale, 0),
    },
  }))
  const sum = parts.reduce((cents, { amount: { net, tax } }) => cents + (net + tax) / scale, 0)
  const cents = centsFromDecimal(amount ?? '') ?? sum
  const changed = shop.happen(order.id, (now, tools) =>
    withRefund(now, { reason, parts, cents, restock }, tools),
  )
  const made = changed?.refunds.at(-1)
  return changed === null || made === undefined
    ? failure(500, 'woocommerce_rest_cannot_create_order_refund', 'Invalid refund amount.')
    : { status: 201, json: refundDocument(changed, made) }
}
