import { createHmac } from 'node:crypto'
import type { ListingIdOf, Sandbox, SandboxOptions, SandboxOrder } from '../sandbox.ts'
import { answerApi, topics, type ShopAccess } from './woocommerce-api.ts'
import { orderDocument, productDocument, type ShopOrder, type ShopProduct } from './woocommerce-documents.ts'

/** The product id of the item with this index. */
export const woocommerceListingId: ListingIdOf = (index) => String(90 + index)

/**
 * A WooCommerce shop with simple products: prices with 15 % VAT in them, orders that are paid at once, stock that
 * falls with an order and comes back when it is cancelled. It sends `product.updated` for edits made in its admin, but
 * not the changes that come in by its API.
 */
export function createWoocommerceSandbox(options: SandboxOptions): Sandbox {
  const shop = openShop(options)
  const notify = webhooks(options)
  return {
    kind: 'woocommerce',
    answer: (request) => answerApi({ ...options, ...shop }, request),
    placeOrder: (order) => {
      const placed = shop.place(order)
      notify('order.created', orderDocument(placed))
      return String(placed.id)
    },
    cancelOrder: (externalId) => {
      const cancelled = shop.cancel(externalId)
      if (cancelled !== null) notify('order.updated', orderDocument(cancelled))
    },
    extras: [],
    acts: {},
    editStock: (sku, quantity) => {
      const { id } = shop.productOf(sku)
      notify('product.updated', productDocument(shop.changeProduct(id, { managed: true, quantity })))
    },
    shown: () =>
      shop.products().map(({ id, item, quantity, priceCents }) => ({
        sku: item.sku,
        listing: String(id),
        quantity,
        priceCents,
      })),
  }
}

type Topic = (typeof topics)[number]

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

function openShop(options: SandboxOptions) {
  const products = openProducts(options)
  return { ...products, ...openOrders(options, products) }
}

function openProducts({ items, now }: SandboxOptions) {
  const products = new Map(
    items.map((item): [number, ShopProduct] => {
      const [id, { priceCents, quantity }] = [Number(woocommerceListingId(item.index)), item]
      return [id, { id, item, priceCents, quantity, managed: true, modifiedAt: now() }]
    }),
  )

  const productOf = (sku: string): ShopProduct => {
    const product = [...products.values()].find(({ item }) => item.sku === sku)
    if (product === undefined) throw new RangeError(`this shop does not sell ${sku}`)
    return product
  }

  const changeProduct: ShopAccess['changeProduct'] = (id, change) => {
    const product = products.get(id)
    if (product === undefined) throw new RangeError(`this shop has no product ${id}`)
    const changed = { ...product, ...change, modifiedAt: now() }
    products.set(id, changed)
    return changed
  }

  /** Stock that falls by a sale, never below zero, or rises again. */
  const moveStock = (id: number, delta: number): void => {
    changeProduct(id, { quantity: Math.max(0, (products.get(id)?.quantity ?? 0) + delta) })
  }

  return { products: () => [...products.values()], productOf, changeProduct, moveStock }
}

function openOrders({ now }: SandboxOptions, { productOf, moveStock }: ReturnType<typeof openProducts>) {
  const orders = new Map<number, ShopOrder>()
  let [nextOrder, nextLine] = [7000, 315]

  const place = ({ lines, buyer }: SandboxOrder): ShopOrder => {
    const wanted = lines.map(({ sku, quantity }) => ({ product: productOf(sku), quantity }))
    const sold = wanted.map(({ product: { id: product, item, priceCents }, quantity }) => {
      moveStock(product, -quantity)
      return { id: nextLine++, product, item, quantity, priceCents }
    })
    const at = now()
    const order = {
      id: nextOrder++,
      status: 'processing',
      createdAt: at,
      modifiedAt: at,
      buyer,
      lines: sold,
    } as const
    orders.set(order.id, order)
    return order
  }

  /** Null when it was cancelled before. */
  const cancel = (externalId: string): ShopOrder | null => {
    const order = orders.get(Number(externalId))
    if (order === undefined) throw new RangeError(`this shop has no order ${externalId}`)
    if (order.status === 'cancelled') return null
    const cancelled = { ...order, status: 'cancelled', modifiedAt: now() } as const
    orders.set(order.id, cancelled)
    for (const { product, quantity } of order.lines) moveStock(product, quantity)
    return cancelled
  }

  return { orders: () => [...orders.values()], place, cancel }
}
