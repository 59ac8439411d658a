import type { ListingIdOf, Sandbox, SandboxItem, SandboxOptions, WireResponse } from '../sandbox.ts'
import { acts } from './acts.ts'
import { graphqlEndpoint } from './graphql-endpoint.ts'
import { extraNames } from './new-order.ts'
import { orderBody } from './order-body.ts'
import { servedVersion } from './official-schema.ts'
import { cancel } from './refund-acts.ts'
import { variantIdOf } from './shop-facts.ts'
import { adminApi } from './shopify-admin-api.ts'
import { createShop, type Happening } from './shopify-shop.ts'
import { levelBody, messagesOf, webhookSender } from './webhooks.ts'

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

  /** Lets something become of the shop, and tells the levels that it changed after all else. */
  function telling(happens: () => void): void {
    const before = items.map(shop.available)
    happens()
    items.forEach((item, place) => {
      if (shop.available(item) !== before[place]) sendStock(item)
    })
  }

  const act = (happening: Happening) => (externalId: string) =>
    telling(() => {
      const happened = shop.change(Number(externalId), happening)
      if (happened !== null) for (const { topic, body } of messagesOf(happened)) send(topic, body)
    })

  return {
    kind: 'shopify',
    answer(request) {
      const [, version] = /^\/admin\/api\/([^/]+)\/graphql\.json$/.exec(request.path) ?? []
      if (version === undefined) return { status: 404, json: { errors: 'Not Found' } }
      if (request.headers['x-shopify-access-token'] !== options.apiKey) return unauthorised
      return request.method === 'POST' ? query(request, servedVersion(version)) : { status: 405 }
    },
    placeOrder(wanted) {
      let id = ''
      telling(() => {
        const order = shop.place(wanted)
        send('orders/create', orderBody(order))
        id = String(order.id)
      })
      return id
    },
    cancelOrder: act(cancel),
    extras: extraNames,
    acts: Object.fromEntries(Object.entries(acts).map(([name, happening]) => [name, act(happening)])),
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

const unauthorised: WireResponse = {
  status: 401,
  json: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
}
