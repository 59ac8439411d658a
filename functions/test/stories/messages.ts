import type { Message } from './story.ts'

type Line = Readonly<Record<string, unknown>>

const second = (count: number): string => String(count).padStart(2, '0')

/** A line of an order in the Admin API's REST names: three units of R100.00. */
export const shopifyLine = (sku: string, change: Line = {}): Line => ({
  id: Number(`1${sku}`),
  variant_id: Number(sku),
  sku,
  title: sku,
  quantity: 3,
  current_quantity: 3,
  fulfillable_quantity: 3,
  fulfillment_status: null,
  price: '100.00',
  discount_allocations: [],
  tax_lines: [],
  ...change,
})

/** A webhook of Shopify, `at` seconds after the order was placed. */
export const shopifySays = (
  topic: string,
  at: number,
  lines: readonly Line[],
  change: Readonly<Record<string, unknown>> = {},
): Message => ({
  topic: `orders/${topic}`,
  body: {
    id: 1,
    name: '#1',
    created_at: '2026-11-27T10:00:00+02:00',
    updated_at: `2026-11-27T10:00:${second(at)}+02:00`,
    cancelled_at: null,
    currency: 'ZAR',
    taxes_included: true,
    financial_status: 'paid',
    shipping_lines: [],
    line_items: lines,
    ...change,
  },
})

/** A refund of units of a line, as a webhook lists it. */
export const shopifyRefund = (sku: string, quantity: number, restock_type: string) => ({
  id: 9,
  refund_line_items: [{ id: 8, line_item_id: Number(`1${sku}`), quantity, restock_type }],
})

/** A line of a WooCommerce order, prices without and VAT beside: R100.00 with VAT for each unit. */
export const wooLine = (sku: string, quantity: number, change: Line = {}): Line => {
  const total = quantity * 8696
  return {
    id: Number(`1${sku}`),
    name: sku,
    product_id: Number(sku),
    variation_id: 0,
    sku,
    quantity,
    total: decimal(total),
    total_tax: decimal(quantity * 10_000 - total),
    ...change,
  }
}

const decimal = (cents: number): string => (cents / 100).toFixed(2)

/** A webhook of WooCommerce, `at` seconds after the order was placed. */
export const wooSays = (
  topic: string,
  at: number,
  lines: readonly Line[],
  change: Readonly<Record<string, unknown>> = {},
): Message => ({
  topic: `order.${topic}`,
  body: {
    id: 1,
    number: '1',
    status: 'processing',
    currency: 'ZAR',
    prices_include_tax: true,
    date_created_gmt: '2026-11-27T08:00:00',
    date_modified_gmt: `2026-11-27T08:00:${second(at)}`,
    date_paid_gmt: '2026-11-27T08:00:00',
    shipping_total: '0.00',
    shipping_tax: '0.00',
    fee_lines: [],
    refunds: [],
    line_items: lines,
    ...change,
  },
})

/** The bin: all that WooCommerce says is which order, and the delivery that said it. */
export const wooBins = (delivery: string): Message => ({
  topic: 'order.deleted',
  body: { id: 1 },
  headers: { 'x-wc-webhook-delivery-id': delivery },
})

/** A webhook of Takealot on a line of two units of R219. */
export const takealotSays = (sku: string, sale_status: string, change: Line = {}): Message => ({
  topic: 'Sale Status Changed',
  body: {
    sale: {
      order_item_id: Number(`1${sku}`),
      order_id: 1,
      order_date: '2026-11-27T10:00:00+02:00',
      sale_status,
      offer_id: Number(sku),
      sku,
      selling_price: 438,
      quantity: 2,
      ...change,
    },
  },
})
