import { z } from 'zod'
import type { WireResponse } from '../sandbox.ts'
import {
  gmtDate,
  orderDocument,
  productDocument,
  refundDocument,
  siteDate,
  type ShopProduct,
} from './woocommerce-documents.ts'
import { failure } from './woocommerce-oauth.ts'
import type { ShopOrder } from './woocommerce-order.ts'
import { orderStatuses } from './woocommerce-statuses.ts'

export const topics = [
  'order.created',
  'order.updated',
  'order.deleted',
  'order.restored',
  'product.updated',
] as const
export type Topic = (typeof topics)[number]

const Paging = z.object({
  page: z.coerce.number().int().min(1).default(1),
  per_page: z.coerce.number().int().min(1).max(100).default(10),
  order: z.enum(['asc', 'desc']).default('desc'),
  orderby: z.enum(['date', 'id', 'include', 'title', 'slug', 'modified']).default('date'),
})

const invalid = (names: string) => failure(400, 'rest_invalid_param', `Invalid parameter(s): ${names}`)

/** One page with the counts that WordPress puts in headers. */
function paged<T>(
  query: URLSearchParams,
  rows: readonly T[],
  orderOf: (row: T) => number,
  show: (row: T) => unknown,
): WireResponse {
  const parsed = Paging.safeParse(Object.fromEntries(query))
  if (!parsed.success) return invalid(parsed.error.issues.map(({ path }) => path.join('.')).join(', '))
  const { page, per_page: size, order } = parsed.data
  const sorted = rows.toSorted((a, b) => (order === 'asc' ? 1 : -1) * (orderOf(a) - orderOf(b)))
  const headers = {
    'x-wp-total': String(rows.length),
    'x-wp-totalpages': String(Math.ceil(rows.length / size)),
  }
  return { status: 200, headers, json: sorted.slice((page - 1) * size, page * size).map(show) }
}

/** A list in a query: parted by commas, or a parameter for each entry. */
function listIn(query: URLSearchParams, name: string): readonly string[] | null {
  const values = [...query].filter(([key]) => key === name || key.startsWith(`${name}[`))
  return values.length === 0 ? null : values.flatMap(([, value]) => value.split(','))
}

/** `any` is every status but `trash`, whatever else is asked for beside it. Null where one is unknown. */
function byStatus(query: URLSearchParams): ((order: ShopOrder) => boolean) | null {
  const wanted = listIn(query, 'status') ?? ['any']
  if (wanted.some((status) => !['any', 'trash', ...orderStatuses].includes(status))) return null
  return ({ status }) => (wanted.includes('any') ? status !== 'trash' : wanted.includes(status))
}

/** Dates are compared as WordPress keeps them, by whole seconds, and each leaves its own second out. */
export function listOrders(orders: readonly ShopOrder[], query: URLSearchParams): WireResponse {
  const isWanted = byStatus(query)
  if (isWanted === null) return invalid('status')
  const limit = (name: string) => query.get(name)?.replace(/Z$/, '')
  const [after, before] = [limit('modified_after'), limit('modified_before')]
  const [placedAfter, placedBefore] = [limit('after'), limit('before')]
  const written = query.get('dates_are_gmt') === 'true' ? gmtDate : siteDate
  const include = listIn(query, 'include')
  const rows = orders
    .filter(isWanted)
    .filter(({ modifiedAt }) => after === undefined || written(modifiedAt) > after)
    .filter(({ modifiedAt }) => before === undefined || written(modifiedAt) < before)
    .filter(({ createdAt }) => placedAfter === undefined || written(createdAt) > placedAfter)
    .filter(({ createdAt }) => placedBefore === undefined || written(createdAt) < placedBefore)
    .filter(({ id }) => include === null || include.includes(String(id)))
  const byModified = query.get('orderby') === 'modified'
  return paged(query, rows, ({ id, modifiedAt }) => (byModified ? modifiedAt.getTime() : id), orderDocument)
}

/** The refunds of one order; those of the whole shop also name their order. */
export function listRefunds(
  orders: readonly ShopOrder[],
  query: URLSearchParams,
  ofShop: boolean,
): WireResponse {
  const rows = orders.flatMap((order) => order.refunds.map((refund) => ({ order, refund })))
  return paged(
    query,
    rows,
    ({ refund }) => refund.id,
    ({ order, refund }) => ({ ...(ofShop && { parent_id: order.id }), ...refundDocument(order, refund) }),
  )
}

export function listProducts(products: readonly ShopProduct[], query: URLSearchParams): WireResponse {
  const [include, skus] = [listIn(query, 'include'), listIn(query, 'sku')]
  const rows = products
    .filter(({ id }) => include === null || include.includes(String(id)))
    .filter(({ item }) => skus === null || skus.includes(item.sku))
  return paged(query, rows, ({ id }) => id, productDocument)
}

export function listWebhooks(deliveryUrl: string, query: URLSearchParams): WireResponse {
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
      delivery_url: deliveryUrl,
    }),
  )
}
