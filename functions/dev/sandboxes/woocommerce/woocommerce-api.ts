import type { WireRequest, WireResponse } from '../sandbox.ts'
import { orderActs } from './woocommerce-acts.ts'
import { orderDocument, productDocument, refundDocument } from './woocommerce-documents.ts'
import { listOrders, listProducts, listRefunds, listWebhooks } from './woocommerce-lists.ts'
import { failure, type OauthCheck } from './woocommerce-oauth.ts'
import type { ShopOrder } from './woocommerce-order.ts'
import type { Orders } from './woocommerce-orders.ts'
import {
  createRefund,
  updateOrder,
  updateProduct,
  updateProducts,
  type Writing,
} from './woocommerce-writes.ts'

/** What the API reaches of the shop. */
export type ShopAccess = Writing &
  Pick<Orders, 'orders' | 'remove'> &
  Readonly<{ apiKey: string; webhookUrl: string; checkOauth: OauthCheck }>

const noRoute = failure(404, 'rest_no_route', 'No route was found matching the URL and request method.')
const noOrder = failure(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.')

/** Answers one call of the REST API v3. What this shop does not have is answered as WordPress answers an unknown path. */
export const answerApi = (shop: ShopAccess, request: WireRequest): WireResponse =>
  answerCall(shop, { ...request, query: asPhpReads(request.query) })

/** Of a parameter that comes twice PHP keeps the last, but for a list; WooCommerce's own client sends each twice. */
function asPhpReads(query: URLSearchParams): URLSearchParams {
  const isList = ([name]: readonly [string, string]) => name.endsWith('[]')
  const all = [...query]
  return new URLSearchParams([...new Map(all.filter((one) => !isList(one))), ...all.filter(isList)])
}

function answerCall(shop: ShopAccess, request: WireRequest): WireResponse {
  const route = /^\/wp-json\/wc\/v3\/(.*?)\/?$/.exec(request.path)?.[1]
  if (route === undefined) return noRoute
  const refused = refusal(shop, request)
  if (refused !== null) return refused
  const [resource = '', id, ...rest] = route.split('/')
  const { method, query, body } = request
  if (resource === 'orders') return answerOrders(shop, request, id, rest)
  if (`${method} ${route}` === 'POST products/batch') return updateProducts(shop, body)
  if (rest.length > 0) return noRoute
  if (resource === 'products' && id !== undefined) return oneProduct(shop, request, id)
  switch (`${method} ${route}`) {
    case 'GET products':
      return listProducts(shop.products(), query)
    case 'GET refunds':
      return listRefunds(shop.orders(), query, true)
    case 'GET webhooks':
      return listWebhooks(shop.webhookUrl, query)
    default:
      return noRoute
  }
}

/**
 * Keys by Basic authentication, by query where a host strips the header, or by OAuth 1.0a where there is no HTTPS. A
 * shop behind a proxy that ends HTTPS takes all of them, and so does this one.
 */
function refusal({ apiKey, checkOauth }: ShopAccess, request: WireRequest): WireResponse | null {
  const { headers, query } = request
  if (query.has('oauth_consumer_key')) return checkOauth(request)
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

function answerOrders(
  shop: ShopAccess,
  { method, query, body }: WireRequest,
  id: string | undefined,
  [part, refundId, ...more]: readonly string[],
): WireResponse {
  if (id === undefined) return method === 'GET' ? listOrders(shop.orders(), query) : noRoute
  if (more.length > 0) return noRoute
  const order = shop.orders().find((row) => String(row.id) === id)
  if (order === undefined) return noOrder
  if (part === undefined) return oneOrder(shop, order, { method, query, body })
  if (part !== 'refunds') return noRoute
  if (refundId !== undefined) return method === 'GET' ? oneRefund(order, refundId) : noRoute
  if (method === 'GET') return listRefunds([order], query, false)
  return method === 'POST' ? createRefund(shop, order, body) : noRoute
}

function oneOrder(
  shop: ShopAccess,
  order: ShopOrder,
  { method, query, body }: Pick<WireRequest, 'method' | 'query' | 'body'>,
): WireResponse {
  switch (method) {
    case 'GET':
      return { status: 200, json: orderDocument(order) }
    case 'PUT':
    case 'POST':
      return updateOrder(shop, order, body)
    case 'DELETE':
      return deleteOrder(shop, order, query.get('force') === 'true')
    default:
      return noRoute
  }
}

/** Into the bin, or for good. */
function deleteOrder(shop: ShopAccess, order: ShopOrder, force: boolean): WireResponse {
  if (force) {
    shop.remove(order.id)
    return { status: 200, json: orderDocument(order) }
  }
  const binned = shop.happen(order.id, (now, tools) => orderActs['bin']?.(now, tools) ?? null)
  return binned === null
    ? failure(410, 'woocommerce_rest_already_trashed', 'The order has already been deleted.')
    : { status: 200, json: orderDocument(binned) }
}

function oneRefund(order: ShopOrder, id: string): WireResponse {
  const refund = order.refunds.find((row) => String(row.id) === id)
  return refund === undefined
    ? failure(404, 'woocommerce_rest_invalid_order_refund_id', 'Invalid order refund ID.')
    : { status: 200, json: refundDocument(order, refund) }
}

function oneProduct(shop: ShopAccess, { method, body }: WireRequest, id: string): WireResponse {
  const product = shop.products().find((row) => String(row.id) === id)
  if (product === undefined) return failure(404, 'woocommerce_rest_product_invalid_id', 'Invalid ID.')
  if (method === 'GET') return { status: 200, json: productDocument(product) }
  return ['PUT', 'POST'].includes(method) ? updateProduct(shop, product, body) : noRoute
}
