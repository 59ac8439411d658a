import { createHash, createHmac } from 'node:crypto'
import { GraphQLError } from 'graphql'
import { z } from 'zod'
import type {
  ListingIdOf,
  Sandbox,
  SandboxItem,
  SandboxOptions,
  WireRequest,
  WireResponse,
} from '../sandbox.ts'
import { actualCost, requestedCost, select } from './graphql-answer.ts'
import { parseDocument } from './graphql-document.ts'
import { adminApi } from './shopify-admin-api.ts'
import { shopifyLocationId, TopLevelError } from './shopify-set-quantities.ts'
import { createShop, inventoryItemIdOf, variantIdOf } from './shopify-shop.ts'
import { toWebhookBody } from './shopify-views.ts'

const apiVersion = '2026-07'
/** The bucket of a store on the largest plan, so that a local run seldom meets it. */
const bucket = { maximumAvailable: 20_000, restoreRate: 1_000 } as const
const dearestQuery = 1_000

const Call = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).optional() })

/** The listing of an item is its variant. */
export const shopifyListingId: ListingIdOf = (index) => String(variantIdOf(index))

/** A Shopify shop with one location (`shopifyLocationId`), prices with VAT, and every order paid at once. */
export function createShopifySandbox(options: SandboxOptions): Sandbox {
  const { items, now } = options
  const shop = createShop(items, now)
  const send = webhookSender(options)
  const sendStock = (item: SandboxItem) =>
    send('inventory_levels/update', levelBody(item, shop.available(item), now()))
  const query = graphqlEndpoint(adminApi(shop, sendStock), now)

  return {
    kind: 'shopify',
    answer(request) {
      if (!/^\/admin\/api\/[^/]+\/graphql\.json$/.test(request.path))
        return { status: 404, json: { errors: 'Not Found' } }
      if (request.headers['x-shopify-access-token'] !== options.apiKey) return unauthorised
      return request.method === 'POST' ? query(request) : { status: 405 }
    },
    placeOrder(wanted) {
      const order = shop.place(wanted)
      send('orders/create', toWebhookBody(order))
      for (const { item } of order.lines) sendStock(item)
      return String(order.id)
    },
    cancelOrder(externalId) {
      const order = shop.cancel(Number(externalId))
      if (order === null) return
      for (const topic of ['orders/cancelled', 'orders/updated']) send(topic, toWebhookBody(order))
      for (const { item } of order.lines) sendStock(item)
    },
    extras: [],
    acts: {},
    editStock(sku, quantity) {
      const item = items.find((one) => one.sku === sku)
      if (item === undefined) throw new RangeError(`the shop does not sell ${sku}`)
      shop.set(item, quantity)
      sendStock(item)
    },
    shown: () =>
      items.map((item) => ({
        sku: item.sku,
        listing: shopifyListingId(item.index),
        quantity: shop.available(item),
        priceCents: item.priceCents,
      })),
  }
}

/** Answers a GraphQL call, within what it may cost. */
function graphqlEndpoint(ask: ReturnType<typeof adminApi>, now: () => Date) {
  const spend = costBucket(now)
  return function query(request: WireRequest): WireResponse {
    const call = Call.safeParse(jsonOf(request.body))
    if (!call.success)
      return { status: 400, json: { errors: { query: 'Required parameter missing or invalid' } } }
    try {
      const fields = parseDocument(call.data.query, call.data.variables ?? {})
      const requested = requestedCost(fields)
      if (requested > dearestQuery) return tooDear(requested)
      const throttled = spend(requested, null)
      if (throttled.refused) return throttledAnswer(throttled.cost)
      const errors: string[] = []
      const data = Object.fromEntries(
        fields.map((field) => Object.entries(select(ask(field), [field], errors) ?? {})[0] ?? ['', null]),
      )
      if (errors.length > 0) return failed('undefinedField', errors.join('; '))
      return {
        status: 200,
        headers,
        json: { data, extensions: { cost: spend(requested, actualCost(data)).cost } },
      }
    } catch (error) {
      if (error instanceof TopLevelError) return failed(error.code, error.message)
      if (error instanceof GraphQLError) return failed('PARSE_ERROR', error.message)
      throw error
    }
  }
}

const headers = { 'x-shopify-api-version': apiVersion } as const

const unauthorised: WireResponse = {
  status: 401,
  json: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
}

const failed = (code: string, message: string): WireResponse => ({
  status: 200,
  headers,
  json: { errors: [{ message, extensions: { code } }] },
})

const tooDear = (cost: number): WireResponse => ({
  status: 200,
  headers,
  json: {
    errors: [
      {
        message: `Query cost is ${cost}, which exceeds the single query max cost limit (${dearestQuery}).`,
        extensions: { code: 'MAX_COST_EXCEEDED', cost, maxCost: dearestQuery },
      },
    ],
  },
})

const throttledAnswer = (cost: unknown): WireResponse => ({
  status: 200,
  headers,
  json: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions: { cost } },
})

/** Needs what a query may cost, keeps what it did cost, and fills up as time passes. */
function costBucket(now: () => Date) {
  let [available, at]: [number, number] = [bucket.maximumAvailable, now().getTime()]
  return (requested: number, actual: number | null) => {
    const time = now().getTime()
    available =
      Math.min(bucket.maximumAvailable, available + (bucket.restoreRate * (time - at)) / 1000) - (actual ?? 0)
    at = time
    const throttleStatus = { ...bucket, currentlyAvailable: Math.floor(available) }
    const cost = { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus }
    return { refused: requested > available, cost }
  }
}

/** Signs and sends a body under a topic, with the headers of an HTTPS delivery. */
function webhookSender({ webhookSecret, send, now }: SandboxOptions) {
  let count = 0
  return (topic: string, content: unknown): void => {
    count += 1
    const body = JSON.stringify(content)
    const triggeredAt = now().toISOString()
    send({
      body,
      headers: {
        'Content-Type': 'application/json',
        'X-Shopify-Topic': topic,
        'X-Shopify-Hmac-Sha256': createHmac('sha256', webhookSecret).update(body).digest('base64'),
        'X-Shopify-Shop-Domain': 'karoo-trading.myshopify.com',
        'X-Shopify-API-Version': apiVersion,
        'X-Shopify-Webhook-Id': uuidOf(`webhook ${triggeredAt} ${count}`),
        'X-Shopify-Event-Id': uuidOf(`event ${triggeredAt} ${count}`),
        'X-Shopify-Triggered-At': triggeredAt,
        'X-Shopify-Name': 'fluxori',
      },
    })
  }
}

function levelBody(item: SandboxItem, available: number, at: Date) {
  const inventory_item_id = inventoryItemIdOf(item.index)
  return {
    inventory_item_id,
    location_id: Number(shopifyLocationId),
    available,
    updated_at: at.toISOString(),
    admin_graphql_api_id: `gid://shopify/InventoryLevel/${shopifyLocationId}?inventory_item_id=${inventory_item_id}`,
  }
}

const uuidOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
