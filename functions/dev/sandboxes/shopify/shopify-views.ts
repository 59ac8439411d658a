import { decimalFromCents } from '../../../src/domain/money/cents.ts'
import { vatWithin } from '../../../src/domain/tax/vat.ts'
import { standardVatBps } from '../sandbox.ts'
import type { Node } from './graphql-answer.ts'
import type { Field } from './graphql-document.ts'
import { variantIdOf, type ShopLine, type ShopOrder } from './shopify-shop.ts'

const gid = (type: string, id: number): string => `gid://shopify/${type}/${id}`

/** In the shop's own time zone, as webhooks have it. */
const local = (ms: number): string => `${new Date(ms + 7_200_000).toISOString().slice(0, 19)}+02:00`
/** In UTC to the second, as queries have it. */
const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`

const numberOf = ({ id }: ShopOrder): number => id - 5_000_000_000 + 1001
const totalCents = ({ item, ordered }: ShopLine): number => item.priceCents * ordered
const vatBps = ({ item }: ShopLine): number => item.vatBps ?? standardVatBps
const vatCents = (line: ShopLine): number => vatWithin(totalCents(line), vatBps(line))
const orderCents = ({ lines }: ShopOrder): number => lines.reduce((sum, line) => sum + totalCents(line), 0)
/** What the buyer pays for what is still wanted. */
const currentCents = ({ lines }: ShopOrder): number =>
  lines.reduce((sum, { item, current }) => sum + item.priceCents * current, 0)
const orderVatCents = ({ lines }: ShopOrder): number => lines.reduce((sum, line) => sum + vatCents(line), 0)

function restAddress({ name, phone, address, town, code }: ShopOrder['buyer']) {
  const [first_name = '', ...rest] = name.split(' ')
  return {
    first_name,
    last_name: rest.join(' '),
    name,
    company: null,
    address1: address,
    address2: null,
    city: town ?? null,
    province: null,
    zip: code ?? null,
    country: 'South Africa',
    country_code: 'ZA',
    phone,
  }
}

/** The body of an order webhook. */
export function toWebhookBody(order: ShopOrder): Readonly<Record<string, unknown>> {
  const cancelled = order.cancelledAt !== null
  return {
    id: order.id,
    admin_graphql_api_id: gid('Order', order.id),
    name: `#${numberOf(order)}`,
    order_number: numberOf(order),
    created_at: local(order.createdAt),
    updated_at: local(order.updatedAt),
    processed_at: local(order.createdAt),
    cancelled_at: order.cancelledAt === null ? null : local(order.cancelledAt),
    cancel_reason: cancelled ? 'customer' : null,
    test: false,
    currency: 'ZAR',
    presentment_currency: 'ZAR',
    taxes_included: true,
    total_price: decimalFromCents(orderCents(order)),
    current_total_price: decimalFromCents(currentCents(order)),
    total_tax: decimalFromCents(orderVatCents(order)),
    financial_status: cancelled ? 'refunded' : 'paid',
    fulfillment_status: null,
    email: order.buyer.email,
    contact_email: order.buyer.email,
    phone: order.buyer.phone,
    shipping_address: restAddress(order.buyer),
    billing_address: restAddress(order.buyer),
    shipping_lines: [],
    fulfillments: [],
    refunds: [],
    line_items: order.lines.map(toWebhookLine),
  }
}

const toWebhookLine = (line: ShopLine) => ({
  id: line.id,
  admin_graphql_api_id: gid('LineItem', line.id),
  variant_id: variantIdOf(line.item.index),
  sku: line.item.sku,
  title: line.item.title,
  variant_title: null,
  name: line.item.title,
  quantity: line.ordered,
  current_quantity: line.current,
  fulfillable_quantity: line.current,
  fulfillment_status: null,
  requires_shipping: true,
  gift_card: false,
  taxable: true,
  price: decimalFromCents(line.item.priceCents),
  total_discount: '0.00',
  discount_allocations: [],
  tax_lines: [{ title: 'VAT', rate: vatBps(line) / 10_000, price: decimalFromCents(vatCents(line)) }],
})

const bag = (cents: number): Node => ({ shopMoney: { amount: decimalFromCents(cents), currencyCode: 'ZAR' } })

const graphqlAddress = ({ name, phone, address, town, code }: ShopOrder['buyer']): Node => ({
  name,
  company: null,
  address1: address,
  address2: null,
  city: town ?? null,
  province: null,
  zip: code ?? null,
  country: 'South Africa',
  phone,
})

/** The `Order` object of the Admin API. */
export function toOrderNode(order: ShopOrder): Node {
  const cancelled = order.cancelledAt !== null
  return {
    id: gid('Order', order.id),
    name: `#${numberOf(order)}`,
    test: false,
    createdAt: utc(order.createdAt),
    updatedAt: utc(order.updatedAt),
    cancelledAt: order.cancelledAt === null ? null : utc(order.cancelledAt),
    displayFinancialStatus: cancelled ? 'REFUNDED' : 'PAID',
    displayFulfillmentStatus: 'UNFULFILLED',
    currencyCode: 'ZAR',
    taxesIncluded: true,
    currentTotalPriceSet: bag(currentCents(order)),
    totalTaxSet: bag(orderVatCents(order)),
    fulfillments: [],
    refunds: [],
    email: order.buyer.email,
    phone: order.buyer.phone,
    shippingAddress: graphqlAddress(order.buyer),
    billingAddress: graphqlAddress(order.buyer),
    shippingLines: { nodes: [] },
    lineItems: (args) => toConnection(order.lines, args, toLineNode, ({ id }) => String(id)),
  }
}

const toLineNode = (line: ShopLine): Node => ({
  id: gid('LineItem', line.id),
  sku: line.item.sku,
  name: line.item.title,
  variant: { id: gid('ProductVariant', variantIdOf(line.item.index)), barcode: line.item.barcode },
  quantity: line.ordered,
  currentQuantity: line.current,
  unfulfilledQuantity: line.current,
  requiresShipping: true,
  isGiftCard: false,
  taxable: true,
  originalUnitPriceSet: bag(line.item.priceCents),
  discountAllocations: [],
  taxLines: [{ rate: vatBps(line) / 10_000, priceSet: bag(vatCents(line)) }],
})

/** The page after `after` of rows that are sorted by `key`, as a connection. */
export function toConnection<T>(
  rows: readonly T[],
  { first, after }: Field['args'],
  toNode: (row: T) => Node,
  key: (row: T) => string,
): Node {
  const from = typeof after === 'string' ? Buffer.from(after, 'base64').toString() : ''
  const behind = rows.filter((row) => key(row) > from)
  const page = behind.slice(0, typeof first === 'number' ? first : 0)
  const last = page.at(-1)
  return {
    nodes: page.map(toNode),
    pageInfo: {
      hasNextPage: behind.length > page.length,
      endCursor: last === undefined ? null : Buffer.from(key(last)).toString('base64'),
    },
  }
}
