import { decimalFromCents } from '../../../src/domain/money/cents.ts'
import { vatWithin } from '../../../src/domain/tax/vat.ts'
import { standardVatBps, type SandboxBuyer, type SandboxItem } from '../sandbox.ts'

/** A product as the shop keeps it. */
export type ShopProduct = Readonly<{
  id: number
  item: SandboxItem
  priceCents: number
  managed: boolean
  quantity: number
  modifiedAt: Date
}>

/** An order as the shop keeps it. Amounts include VAT. */
export type ShopOrder = Readonly<{
  id: number
  status: 'processing' | 'cancelled'
  createdAt: Date
  modifiedAt: Date
  buyer: SandboxBuyer
  lines: readonly Readonly<{
    id: number
    product: number
    item: SandboxItem
    quantity: number
    priceCents: number
  }>[]
}>

/** The site's clock stands in Africa/Johannesburg. */
const siteOffsetMs = 2 * 3_600_000

/** How WooCommerce writes a date: whole seconds, no zone. */
export const gmtDate = (at: Date): string => at.toISOString().slice(0, 19)
export const siteDate = (at: Date): string => gmtDate(new Date(at.getTime() + siteOffsetMs))

const dates = (name: string, at: Date) => ({ [name]: siteDate(at), [`${name}_gmt`]: gmtDate(at) })

/** The order as `GET /orders/{id}` and the order webhooks show it. */
export function orderDocument(order: ShopOrder): Readonly<Record<string, unknown>> {
  const lines = order.lines.map(lineDocument)
  const total = order.lines.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0)
  const tax = order.lines.reduce((sum, line) => sum + taxOf(line), 0)
  const address = addressDocument(order.buyer)
  return {
    id: order.id,
    parent_id: 0,
    number: String(order.id),
    order_key: `wc_order_${order.id}`,
    created_via: 'checkout',
    status: order.status,
    currency: 'ZAR',
    prices_include_tax: true,
    ...dates('date_created', order.createdAt),
    ...dates('date_modified', order.modifiedAt),
    ...dates('date_paid', order.createdAt),
    date_completed: null,
    date_completed_gmt: null,
    discount_total: '0.00',
    discount_tax: '0.00',
    shipping_total: '0.00',
    shipping_tax: '0.00',
    cart_tax: decimalFromCents(tax),
    total: decimalFromCents(total),
    total_tax: decimalFromCents(tax),
    customer_id: 0,
    customer_note: '',
    billing: { ...address, email: order.buyer.email, phone: order.buyer.phone },
    shipping: { ...address, phone: '' },
    payment_method: 'payfast',
    payment_method_title: 'Payfast',
    transaction_id: String(1_221_000 + order.id),
    line_items: lines,
    shipping_lines: [],
    fee_lines: [],
    coupon_lines: [],
    refunds: [],
    meta_data: [],
  }
}

const taxOf = ({ item, priceCents, quantity }: ShopOrder['lines'][number]) =>
  vatWithin(priceCents * quantity, item.vatBps ?? standardVatBps)

function lineDocument(line: ShopOrder['lines'][number]) {
  const [tax, inclusive] = [taxOf(line), line.priceCents * line.quantity]
  const [net, vat] = [decimalFromCents(inclusive - tax), decimalFromCents(tax)]
  return {
    id: line.id,
    name: line.item.title,
    product_id: line.product,
    variation_id: 0,
    quantity: line.quantity,
    tax_class: '',
    subtotal: net,
    subtotal_tax: vat,
    total: net,
    total_tax: vat,
    sku: line.item.sku,
    price: (inclusive - tax) / 100 / line.quantity,
    meta_data: [],
  }
}

function addressDocument({ name, address }: SandboxBuyer) {
  const [first = '', ...rest] = name.split(' ')
  return {
    first_name: first,
    last_name: rest.join(' '),
    company: '',
    address_1: address,
    address_2: '',
    city: '',
    state: '',
    postcode: '',
    country: 'ZA',
  }
}

/** The product as `GET /products/{id}` and the product webhooks show it. */
export function productDocument(product: ShopProduct): Readonly<Record<string, unknown>> {
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
