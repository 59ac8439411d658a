import { createHash, createHmac } from 'node:crypto'
import type { SandboxItem, SandboxOptions } from '../sandbox.ts'
import { editBody, fulfilmentBody, refundBody } from './moves-bodies.ts'
import { orderBody } from './order-body.ts'
import { orderFulfilment } from './order-sums.ts'
import { inventoryItemIdOf, shopDomain, shopifyLocationId } from './shop-facts.ts'
import type { ShopOrder } from './shopify-order.ts'
import type { Happened } from './shopify-shop.ts'

/** The version of webhooks is the app's, whatever version its calls name. */
const apiVersion = '2026-07'

type Message = Readonly<{ topic: string; body: unknown }>

/** What Shopify sends of what became of an order: its own topic first, the order's after it. */
export function messagesOf({ before, after }: Happened): readonly Message[] {
  if (after === 'gone') return [{ topic: 'orders/delete', body: { id: before.id } }]
  const body = orderBody(after)
  return [
    ...movesOf(before, after),
    ...orderTopics(before, after).map((name) => ({ topic: `orders/${name}`, body })),
  ]
}

function movesOf(before: ShopOrder, after: ShopOrder): readonly Message[] {
  const known = new Map(before.fulfilments.map(({ id, status }) => [id, status]))
  return [
    ...after.edits.slice(before.edits.length).map((edit) => ({
      topic: 'orders/edited',
      body: editBody(after, edit),
    })),
    ...after.fulfilments
      .filter(({ id, status }) => known.get(id) !== status)
      .map((one) => ({
        topic: `fulfillments/${known.has(one.id) ? 'update' : 'create'}`,
        body: fulfilmentBody(after, one),
      })),
    ...after.refunds.slice(before.refunds.length).map((refund) => ({
      topic: 'refunds/create',
      body: refundBody(after, refund),
    })),
  ]
}

function orderTopics(before: ShopOrder, after: ShopOrder): readonly string[] {
  const status = orderFulfilment(after)
  const isSent = status !== null && after.fulfilments.length > before.fulfilments.length
  return [
    ...(before.cancelledAt === null && after.cancelledAt !== null ? ['cancelled'] : []),
    ...(isSent ? [status === 'fulfilled' ? 'fulfilled' : 'partially_fulfilled'] : []),
    'updated',
  ]
}

/** The body of `inventory_levels/update`. */
export function levelBody(item: SandboxItem, available: number, at: Date) {
  const inventory_item_id = inventoryItemIdOf(item.index)
  return {
    inventory_item_id,
    location_id: Number(shopifyLocationId),
    available,
    updated_at: at.toISOString(),
    admin_graphql_api_id: `gid://shopify/InventoryLevel/${shopifyLocationId}?inventory_item_id=${inventory_item_id}`,
  }
}

/** Signs and sends a body under a topic, with the headers of an HTTPS delivery. */
export function webhookSender({ webhookSecret, send, now }: SandboxOptions) {
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
        'X-Shopify-Shop-Domain': shopDomain,
        'X-Shopify-API-Version': apiVersion,
        'X-Shopify-Webhook-Id': uuidOf(`webhook ${triggeredAt} ${count}`),
        'X-Shopify-Event-Id': uuidOf(`event ${triggeredAt} ${count}`),
        'X-Shopify-Triggered-At': triggeredAt,
        'X-Shopify-Name': 'fluxori',
      },
    })
  }
}

const uuidOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
