import type { WireRequest, WireResponse } from '../sandbox.ts'
import {
  offerByBarcode,
  offerBySku,
  sellerId,
  sellerWarehouseId,
  type Account,
  type Offer,
} from './takealot-account.ts'
import { batchOffers, patchOffer, type Announce } from './takealot-writes.ts'
import { refused, sastDate, toWireOffer, toWireSale } from './takealot-wire.ts'

export type Api = Readonly<{ account: Account; apiKey: string; now: () => Date; announce: Announce }>

const forbidden: WireResponse = {
  status: 403,
  json: { errors: [{ status: 403, title: 'Forbidden', type: 'https://api.takealot.com/errors/forbidden' }] },
}
const notFound: WireResponse = { status: 404 }

/** Answers the Marketplace API v1, as far as a stock and order connection uses it. */
export function answer(api: Api, request: WireRequest): WireResponse {
  const { method, path, headers } = request
  if (path === '/v1/status')
    return method === 'GET' ? { status: 200, json: { status: 'ok' } } : { status: 405 }
  if (headers['x-api-key'] !== api.apiKey) return forbidden
  switch (`${method} ${path}`) {
    case 'GET /v1/offers':
      return listOffers(api, request)
    case 'POST /v1/offers/batch':
      return batchOffers(api, request.body)
    case 'GET /v1/sales':
      return listSales(api, request)
    case 'GET /v1/seller':
      return { status: 200, json: seller(request.query.getAll('expands')) }
  }
  const batch = /^\/v1\/offers\/batch\/(\d+)$/.exec(path)
  if (batch !== null) return method === 'GET' ? readBatch(api.account, Number(batch[1])) : { status: 405 }
  const named = /^\/v1\/offers\/(?:(by_sku|by_barcode)\/)?([^/]+)$/.exec(path)
  return named === null ? notFound : oneOffer(api, request, offerNamed(api.account, named[1], named[2] ?? ''))
}

function offerNamed(account: Account, by: string | undefined, name: string): Offer | undefined {
  if (by === 'by_sku') return offerBySku(account, decodeURIComponent(name))
  if (by === 'by_barcode') return offerByBarcode(account, decodeURIComponent(name))
  return account.offers.get(Number(name))
}

function oneOffer(api: Api, { method, query, body }: WireRequest, offer: Offer | undefined): WireResponse {
  if (offer === undefined) return notFound
  if (method === 'GET') return { status: 200, json: toWireOffer(offer, query.getAll('expands')) }
  return method === 'PATCH' ? patchOffer(api, offer, body) : { status: 405 }
}

const readBatch = ({ batches }: Account, id: number): WireResponse => {
  const batch = batches.get(id)
  if (batch === undefined) return notFound
  return { status: 200, json: { batch_id: id, status: 'completed', results: batch.results } }
}

const seller = (expands: readonly string[]) => ({
  seller_id: sellerId,
  display_name: 'Karoo Trading',
  leadtime_enabled: true,
  on_vacation: false,
  drop_ship_enabled: false,
  is_vat_registered: true,
  ...(expands.includes('warehouses') && {
    warehouses: [{ seller_warehouse_id: sellerWarehouseId, name: 'Main' }],
  }),
})

function listOffers({ account }: Api, { query }: WireRequest): WireResponse {
  const wanted = continued(query)
  if (wanted === null) return refused('Invalid continuation_token')
  const ids = wanted.query.getAll('offer_id__in').map(Number)
  const above = Number(wanted.query.get('offer_id__gt') ?? 0)
  const found = [...account.offers.values()]
    .filter(({ offerId }) => offerId > above && (ids.length === 0 || ids.includes(offerId)))
    .toSorted((a, b) => a.offerId - b.offerId)
  const expands = wanted.query.getAll('expands')
  return page(
    wanted,
    { found, idOf: ({ offerId }) => offerId, show: (offer) => toWireOffer(offer, expands) },
    100,
    1000,
  )
}

function listSales({ account }: Api, { query }: WireRequest): WireResponse {
  const wanted = continued(query)
  if (wanted === null) return refused('Invalid continuation_token')
  const [from, to] = [wanted.query.get('order_date__gte'), wanted.query.get('order_date__lte')]
  const order = wanted.query.get('order_id')
  if ((from === null) !== (to === null)) return refused('order_date__gte and order_date__lte must be paired')
  if (from === null && order === null) return refused('order_date__gte and order_date__lte are required')
  if ([from, to].some((date) => date !== null && !/^\d{4}-\d\d-\d\d$/.test(date)))
    return refused('Invalid date')
  const found = account.sales
    .filter(({ orderId }) => order === null || String(orderId) === order)
    .filter(({ orderDate }) => from === null || to === null || isWithin(sastDate(orderDate), from, to))
  return page(wanted, { found, idOf: ({ orderItemId }) => orderItemId, show: toWireSale }, 20, 100)
}

const isWithin = (day: string, from: string, to: string): boolean => from <= day && day <= to

type Asked = Readonly<{ query: URLSearchParams; after: number; isFirst: boolean }>

/** What a page is asked by: its own parameters, or those of the page whose token it brings; all else is ignored then. */
function continued(query: URLSearchParams): Asked | null {
  const token = query.get('continuation_token')
  if (token === null) return { query, after: 0, isFirst: true }
  const match = /^(\d+)\?(.*)$/.exec(Buffer.from(token, 'base64url').toString())
  return match === null
    ? null
    : { query: new URLSearchParams(match[2]), after: Number(match[1]), isFirst: false }
}

type Listing<T> = Readonly<{ found: readonly T[]; idOf: (item: T) => number; show: (item: T) => unknown }>

function page<T>(
  { query, after, isFirst }: Asked,
  { found, idOf, show }: Listing<T>,
  standard: number,
  most: number,
): WireResponse {
  const limit = Number(query.get('limit') ?? standard)
  if (!Number.isInteger(limit) || limit < 1 || limit > most) return refused(`limit must be 1 to ${most}`)
  const left = found.filter((item) => idOf(item) > after)
  const items = left.slice(0, limit)
  const last = items.at(-1)
  const token = last === undefined || left.length <= limit ? null : `${idOf(last)}?${query.toString()}`
  return {
    status: 200,
    json: {
      items: items.map(show),
      limit,
      ...(isFirst && query.get('include_count') === 'true' && { count: found.length }),
      ...(token !== null && { continuation_token: Buffer.from(token).toString('base64url') }),
    },
  }
}
