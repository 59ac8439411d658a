import { createHmac } from 'node:crypto'
import type { Sandbox, SandboxOptions } from '../sandbox.ts'
import { orderActs, type Act } from './woocommerce-acts.ts'
import { answerApi } from './woocommerce-api.ts'
import { orderDocument, productDocument } from './woocommerce-documents.ts'
import { extraNames } from './woocommerce-extras.ts'
import { topics, type Topic } from './woocommerce-lists.ts'
import { openOauth } from './woocommerce-oauth.ts'
import type { ShopOrder } from './woocommerce-order.ts'
import { openOrders } from './woocommerce-orders.ts'
import { openProducts } from './woocommerce-products.ts'
import { inStatus } from './woocommerce-statuses.ts'

/**
 * A WooCommerce shop with simple products: prices with 15 % VAT in them, orders that are paid at once, stock that falls
 * when an order is on hold, in the works or completed, and comes back when it is none of them. It sends
 * `product.updated` for edits made in its admin, but not the changes that come in by its API.
 */
export function createWoocommerceSandbox(options: SandboxOptions): Sandbox {
  const products = openProducts(options)
  const orders = openOrders(options, products)
  const notify = webhooks(options)
  const checkOauth = openOauth(options)

  /** Lets it happen, and tells of it if anything changed: an order in the bin is told by its id alone. */
  const happen = (id: number, act: Act): ShopOrder | null => {
    const before = orders.orderOf(id).formerStatus
    const changed = orders.act(id, act)
    if (changed === null) return null
    if (changed.formerStatus !== null) notify('order.deleted', { id })
    else notify(before === null ? 'order.updated' : 'order.restored', orderDocument(changed))
    return changed
  }

  const acts = Object.entries(orderActs).map(([name, act]): [string, (externalId: string) => void] => [
    name,
    (externalId) => void happen(Number(externalId), act),
  ])
  return {
    kind: 'woocommerce',
    answer: (request) => answerApi({ ...options, ...products, ...orders, checkOauth, happen }, request),
    placeOrder: (order) => {
      const placed = orders.place(order)
      notify('order.created', orderDocument(placed))
      return String(placed.id)
    },
    cancelOrder: (externalId) => {
      happen(Number(externalId), (order, tools) => inStatus(order, 'cancelled', tools.at, tools))
    },
    extras: extraNames,
    /** WooCommerce has no message for an order that is deleted for good. */
    acts: { ...Object.fromEntries(acts), delete: (externalId) => orders.remove(Number(externalId)) },
    editStock: (sku, quantity) => {
      const { id } = products.productOf(sku)
      notify('product.updated', productDocument(products.changeProduct(id, { managed: true, quantity })))
    },
    shown: () =>
      products.products().map(({ id, item, quantity, priceCents }) => ({
        sku: item.sku,
        listing: String(id),
        quantity,
        priceCents,
      })),
  }
}

/** Signs what happens in the shop and hands it over, with the headers that WooCommerce sends. */
function webhooks({ webhookSecret, send }: SandboxOptions) {
  let deliveries = 0
  return (topic: Topic, document: Readonly<Record<string, unknown>>): void => {
    const body = JSON.stringify(document)
    const [resource = '', event = ''] = topic.split('.')
    deliveries += 1
    send({
      headers: {
        'Content-Type': 'application/json',
        'X-WC-Webhook-Source': 'https://shop.example/',
        'X-WC-Webhook-Topic': topic,
        'X-WC-Webhook-Resource': resource,
        'X-WC-Webhook-Event': event,
        'X-WC-Webhook-Signature': createHmac('sha256', webhookSecret).update(body).digest('base64'),
        'X-WC-Webhook-ID': String(topics.indexOf(topic) + 1),
        'X-WC-Webhook-Delivery-ID': String(deliveries),
      },
      body,
    })
  }
}
