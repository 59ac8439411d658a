import { z } from 'zod'
import { centsFromDecimal } from '../../../src/domain/money/cents.ts'
import type { WireRequest, WireResponse } from '../sandbox.ts'
import {
  gmtDate,
  orderDocument,
  productDocument,
  siteDate,
  type ShopOrder,
  type ShopProduct,
} from './woocommerce-documents.ts'

/** What the API reaches of the shop. */
export type ShopAccess = Readonly<{
  apiKey: string
  webhookUrl: string
  orders: () => readonly ShopOrder[]
  products: () => readonly ShopProduct[]
  changeProduct: (
    id: number,
    change: Partial<Pick<ShopProduct, 'managed' | 'quantity' | 'priceCents'>>,
  ) => ShopProduct
}>

export const topics = [
  'order.created',
  'order.updated',
  'order.deleted',
  'order.restored',
  'product.updated',
] as const

/** Answers one call of the REST API v3. What this shop does not have is answered as WordPress answers an unknown path. */
export function answerApi(shop: ShopAccess, request: WireRequest): WireResponse {
  const route = /^\/wp-json\/wc\/v3\/(.*?)\/?$/.exec(request.path)?.[1]
  if (route === undefined) return noRoute
  const refused = refusal(shop.apiKey, request)
  if (refused !== null) return refused
  const [resource = '', id] = route.split('/')
  if (request.method === 'POST' && route === 'products/batch') return updateProducts(shop, request.body)
  if (request.method !== 'GET' || route.split('/').length > 2) return noRoute
  if (resource === 'orders') return id === undefined ? listOrders(shop, request.query) : oneOrder(shop, id)
  if (resource === 'products')
    return id === undefined ? listProducts(shop, request.query) : oneProduct(shop, id)
  return route === 'webhooks' ? listWebhooks(shop, request.query) : noRoute
}

const failure = (status: number, code: string, message: string): WireResponse => ({
  status,
  json: { code, message, data: { status } },
})

const noRoute = failure(404, 'rest_no_route', 'No route was found matching the URL and request method.')

/** Keys by Basic authentication, or by query where a host strips the header. */
function refusal(apiKey: string, { headers, query }: WireRequest): WireResponse | null {
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1]
  const [key, secret] = [query.get('consumer_key'), query.get('consumer_secret')]
  if (basic === undefined && key === null) {
    return failure(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.')
  }
  const given = basic === undefined ? `${key}:${secret}` : Buffer.from(basic, 'base64').toString('utf8')
  return given === apiKey
    ? null
    : failure(401, 'woocommerce_rest_authentication_error', 'Consumer secret is invalid.')
}

const Paging = z.object({
  page: z.coerce.number().int().min(1).default(1),
  per_page: z.coerce.number().int().min(1).max(100).default(10),
  order: z.enum(['asc', 'desc']).default('desc'),
  orderby: z.enum(['date', 'id', 'include', 'title', 'slug', 'modified']).default('date'),
})

/** One page with the counts that WordPress puts in headers. */
function paged<T>(
  query: URLSearchParams,
  rows: readonly T[],
  orderOf: (row: T) => number,
  show: (row: T) => unknown,
) {
  const parsed = Paging.safeParse(Object.fromEntries(query))
  if (!parsed.success) {
    const names = parsed.error.issues.map(({ path }) => path.join('.')).join(', ')
    return failure(400, 'rest_invalid_param', `Invalid parameter(s): ${names}`)
  }
  const { page, per_page: size, order } = parsed.data
  const sorted = rows.toSorted((a, b) => (order === 'asc' ? 1 : -1) * (orderOf(a) - orderOf(b)))
  const headers = {
    'x-wp-total': String(rows.length),
    'x-wp-totalpages': String(Math.ceil(rows.length / size)),
  }
  return { status: 200, headers, json: sorted.slice((page - 1) * size, page * size).map(show) }
}

/** Dates are compared as WordPress keeps them, by whole seconds, and `modified_after` leaves its own second out. */
function listOrders(shop: ShopAccess, query: URLSearchParams): WireResponse {
  const after = query.get('modified_after')?.replace(/Z$/, '')
  const written = query.get('dates_are_gmt') === 'true' ? gmtDate : siteDate
  const rows = shop.orders().filter(({ modifiedAt }) => after === undefined || written(modifiedAt) > after)
  const byModified = query.get('orderby') === 'modified'
  return paged(query, rows, ({ id, modifiedAt }) => (byModified ? modifiedAt.getTime() : id), orderDocument)
}

function oneOrder(shop: ShopAccess, id: string): WireResponse {
  const order = shop.orders().find((row) => String(row.id) === id)
  return order === undefined
    ? failure(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.')
    : { status: 200, json: orderDocument(order) }
}

function listProducts(shop: ShopAccess, query: URLSearchParams): WireResponse {
  const [include, skus] = [query.get('include')?.split(','), query.get('sku')?.split(',')]
  const rows = shop
    .products()
    .filter(({ id }) => include === undefined || include.includes(String(id)))
    .filter(({ item }) => skus === undefined || skus.includes(item.sku))
  return paged(query, rows, ({ id }) => id, productDocument)
}

function oneProduct(shop: ShopAccess, id: string): WireResponse {
  const product = shop.products().find((row) => String(row.id) === id)
  return product === undefined
    ? failure(404, 'woocommerce_rest_product_invalid_id', 'Invalid ID.')
    : { status: 200, json: productDocument(product) }
}

const Batch = z.object({
  update: z.array(
    z.object({
      id: z.int(),
      manage_stock: z.boolean().optional(),
      stock_quantity: z.int().optional(),
      regular_price: z.string().optional(),
    }),
  ),
})
type Update = z.infer<typeof Batch>['update'][number]

function updateProducts(shop: ShopAccess, body: string): WireResponse {
  const batch = Batch.safeParse(jsonOf(body))
  if (!batch.success) return failure(400, 'rest_invalid_param', 'Invalid parameter(s): update')
  if (batch.data.update.length > 100) {
    const message = 'Unable to accept more than 100 items for this request.'
    return failure(413, 'woocommerce_rest_request_entity_too_large', message)
  }
  return { status: 200, json: { update: batch.data.update.map((update) => updated(shop, update)) } }
}

/** A quantity is ignored unless stock is counted, as WooCommerce does. */
function updated(shop: ShopAccess, update: Update): unknown {
  const product = shop.products().find(({ id }) => id === update.id)
  if (product === undefined) {
    const error = {
      code: 'woocommerce_rest_product_invalid_id',
      message: 'Invalid ID.',
      data: { status: 400 },
    }
    return { id: update.id, error }
  }
  const managed = update.manage_stock ?? product.managed
  const quantity = managed ? (update.stock_quantity ?? product.quantity) : product.quantity
  const priceCents = centsFromDecimal(update.regular_price ?? '') ?? product.priceCents
  return productDocument(shop.changeProduct(product.id, { managed, quantity, priceCents }))
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

function listWebhooks(shop: ShopAccess, query: URLSearchParams): WireResponse {
  const rows = topics.map((topic, index) => ({ id: index + 1, topic }))
  return paged(
    query,
    rows,
    ({ id }) => id,
    ({ id, topic }) => ({
      id,
      name: `Fluxori ${topic}`,
      status: 'active',
      topic,
      resource: topic.split('.')[0],
      event: topic.split('.')[1],
      delivery_url: shop.webhookUrl,
    }),
  )
}
