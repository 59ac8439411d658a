import { decimalFromCents } from '../../../src/domain/money/cents.ts'
import type { SandboxBuyer, SandboxItem } from '../sandbox.ts'
import {
  deliveryAmount,
  feeAmount,
  lineAmount,
  perCent,
  sumsOf,
  written,
  type Amount,
  type RefundedPart,
  type ShopLine,
  type ShopOrder,
  type ShopRefund,
} from './woocommerce-order.ts'

/** A product as the shop keeps it. */
export type ShopProduct = Readonly<{
  id: number
  item: SandboxItem
  priceCents: number
  managed: boolean
  quantity: number
  modifiedAt: Date
}>

type Document = Readonly<Record<string, unknown>>

/** The site's clock stands in Africa/Johannesburg. */
const siteOffsetMs = 2 * 3_600_000

/** How WooCommerce writes a date: whole seconds, no zone. */
export const gmtDate = (at: Date): string => at.toISOString().slice(0, 19)
export const siteDate = (at: Date): string => gmtDate(new Date(at.getTime() + siteOffsetMs))

const dates = (name: string, at: Date | null) => ({
  [name]: at === null ? null : siteDate(at),
  [`${name}_gmt`]: at === null ? null : gmtDate(at),
})

/** The order as `GET /orders/{id}` and the order webhooks show it. */
export function orderDocument(order: ShopOrder): Document {
  const address = addressDocument(order.buyer, order.country)
  return {
    id: order.id,
    parent_id: 0,
    number: String(order.id),
    order_key: `wc_order_${order.id}`,
    created_via: order.createdVia,
    status: order.status,
    currency: order.currency,
    prices_include_tax: true,
    ...dates('date_created', order.createdAt),
    ...dates('date_modified', order.modifiedAt),
    ...dates('date_paid', order.paidAt),
    ...dates('date_completed', order.completedAt),
    ...sumsDocument(order),
    customer_id: 0,
    customer_note: '',
    billing: { ...address, email: order.buyer.email, phone: order.buyer.phone },
    shipping: { ...address, phone: '' },
    payment_method: order.payment,
    payment_method_title: { payfast: 'Payfast', cod: 'Cash on delivery', '': '' }[order.payment],
    transaction_id: order.payment === 'payfast' && order.paidAt !== null ? String(1_221_000 + order.id) : '',
    line_items: order.lines.map((line) => lineDocument(order, line)),
    tax_lines: taxDocuments(order),
    shipping_lines: order.delivery.map((one) => ({
      id: one.id,
      method_title: 'Courier',
      method_id: 'flat_rate',
      ...totals(order, deliveryAmount(order, one)),
      meta_data: [],
    })),
    fee_lines: order.fees.map((fee) => ({
      id: fee.id,
      name: fee.name,
      tax_class: '',
      tax_status: 'taxable',
      ...totals(order, feeAmount(order, fee)),
      meta_data: [],
    })),
    coupon_lines: couponDocuments(order),
    refunds: order.refunds.map(({ id, reason, cents }) => ({
      id,
      reason,
      total: written(order, -cents * perCent(order)),
    })),
    ...(order.giftCard !== null && { gift_cards: [giftCardDocument(order.giftCard)] }),
    meta_data: [],
  }
}

function sumsDocument(order: ShopOrder) {
  const { discount, delivery, cartTax, total } = sumsOf(order)
  const text = (amount: number) => written(order, amount)
  return {
    discount_total: text(discount.net),
    discount_tax: text(discount.tax),
    shipping_total: text(delivery.net),
    shipping_tax: text(delivery.tax),
    cart_tax: text(cartTax),
    total: text(total),
    total_tax: text(cartTax + delivery.tax),
  }
}

function taxDocuments(order: ShopOrder) {
  const { cartTax, delivery } = sumsOf(order)
  if (cartTax + delivery.tax === 0) return []
  return [
    {
      id: order.id * 10,
      rate_code: 'ZA-VAT-1',
      rate_id: 1,
      label: 'VAT',
      compound: false,
      tax_total: written(order, cartTax),
      shipping_tax_total: written(order, delivery.tax),
      rate_percent: 15,
      meta_data: [],
    },
  ]
}

function couponDocuments(order: ShopOrder) {
  const { discount } = sumsOf(order)
  if (order.coupon === null) return []
  const { id, code } = order.coupon
  const given = { discount: written(order, discount.net), discount_tax: written(order, discount.tax) }
  return [{ id, code, ...given, discount_type: 'percent', meta_data: [] }]
}

/** As the plugin Gift Cards adds it to an order. */
const giftCardDocument = ({ id, code, cents }: NonNullable<ShopOrder['giftCard']>) => ({
  id,
  code,
  amount: decimalFromCents(cents),
})

/** A refund as `GET /orders/{id}/refunds` shows it: what it gives back is below zero. */
export function refundDocument(order: ShopOrder, refund: ShopRefund): Document {
  const part = ({ id, of, amount }: RefundedPart) => ({
    id,
    ...totals(order, { net: -amount.net, tax: -amount.tax }),
    meta_data: [{ id: id * 10, key: '_refunded_item_id', value: String(of) }],
  })
  const lines = refund.lines.flatMap((given) => {
    const line = order.lines.find(({ id }) => id === given.of)
    return line === undefined ? [] : [{ ...part(given), ...soldDocument(line), quantity: 0 - given.quantity }]
  })
  return {
    id: refund.id,
    ...dates('date_created', refund.at),
    amount: written(order, refund.cents * perCent(order)),
    reason: refund.reason,
    refunded_by: 1,
    refunded_payment: false,
    meta_data: [],
    line_items: lines,
    shipping_lines: refund.delivery.map((given) => ({ ...part(given), method_title: 'Courier' })),
    tax_lines: [],
    fee_lines: refund.fees.map((given) => ({
      ...part(given),
      name: order.fees.find(({ id }) => id === given.of)?.name ?? '',
    })),
  }
}

const totals = (order: ShopOrder, { net, tax }: Amount) => ({
  total: written(order, net),
  total_tax: written(order, tax),
  taxes: tax === 0 ? [] : [{ id: 1, total: written(order, tax), subtotal: '' }],
})

const soldDocument = ({ item, product }: ShopLine) => ({
  name: item.title,
  product_id: product,
  variation_id: 0,
  tax_class: '',
  sku: item.sku,
})

function lineDocument(order: ShopOrder, line: ShopLine) {
  const [before, after] = [lineAmount(order, line, false), lineAmount(order, line)]
  const parts = order.lines.filter(({ bundledBy }) => bundledBy === line.id).map(({ id }) => id)
  const bundle = parts.length > 0 || line.bundledBy !== null
  return {
    id: line.id,
    ...soldDocument(line),
    quantity: line.quantity,
    subtotal: written(order, before.net),
    subtotal_tax: written(order, before.tax),
    ...totals(order, after),
    price: line.quantity === 0 ? 0 : after.net / perCent(order) / 100 / line.quantity,
    ...(bundle && { bundled_by: line.bundledBy ?? '', bundled_items: parts }),
    meta_data: [
      { id: line.id * 10, key: '_reduced_stock', value: String(line.reduced) },
      { id: line.id * 10 + 1, key: '_restock_refunded_items', value: String(line.restocked) },
    ].filter(({ value }) => value !== '0'),
  }
}

function addressDocument({ name, address, town, code }: SandboxBuyer, country: string) {
  const [first = '', ...rest] = name.split(' ')
  return {
    first_name: first,
    last_name: rest.join(' '),
    company: '',
    address_1: address,
    address_2: '',
    city: town ?? '',
    state: '',
    postcode: code ?? '',
    country,
  }
}

/** The product as `GET /products/{id}` and the product webhooks show it. */
export function productDocument(product: ShopProduct): Document {
  const price = decimalFromCents(product.priceCents)
  return {
    id: product.id,
    parent_id: 0,
    name: product.item.title,
    type: 'simple',
    status: 'publish',
    sku: product.item.sku,
    global_unique_id: product.item.barcode ?? '',
    price,
    regular_price: price,
    sale_price: '',
    on_sale: false,
    manage_stock: product.managed,
    stock_quantity: product.managed ? product.quantity : null,
    stock_status: product.managed && product.quantity <= 0 ? 'outofstock' : 'instock',
    backorders: 'no',
    variations: [],
    ...dates('date_modified', product.modifiedAt),
    meta_data: [],
  }
}
