import type { RawMessage, Reading } from '../../domain/channels/channel-port.ts'
import { isSigned, jsonIn } from '../wire.ts'
import { toChannelOrder } from './shopify-order.ts'
import { whatIsWrong } from './shopify-values.ts'
import { fromWebhook, WebhookDeletion, WebhookOrder } from './webhook-order.ts'

/** Topics whose body is a whole order. */
const orderTopics: ReadonlyMap<string, 'received' | 'changed'> = new Map([
  ['orders/create', 'received'],
  ['orders/updated', 'changed'],
  ['orders/paid', 'changed'],
  ['orders/cancelled', 'changed'],
  ['orders/fulfilled', 'changed'],
  ['orders/partially_fulfilled', 'changed'],
])

/**
 * Reads one HTTPS webhook delivery: base64 HMAC-SHA256 of the raw body under the app's client secret. Shopify signs no
 * time, so there is no replay window; the order's version makes an old message harmless. `inventory_levels/update`
 * names an inventory item and no variant, so stock is left to `readStock`.
 */
export function readWebhook(message: RawMessage, secrets: readonly string[]): Reading {
  if (!isSigned(message.body, header(message, 'hmac-sha256'), secrets, 'base64')) return { kind: 'unsigned' }
  const topic = header(message, 'topic') ?? ''
  const change = orderTopics.get(topic)
  if (change === undefined && topic !== 'orders/delete') return { kind: 'ignored', topic }
  try {
    const body = jsonIn(message.body.toString('utf8'))
    return change === undefined
      ? readDeletion(topic, body, header(message, 'webhook-id') ?? '')
      : readOrder(topic, change, body)
  } catch (error) {
    return { kind: 'unreadable', topic, detail: whatIsWrong(error) }
  }
}

function readOrder(topic: string, change: 'received' | 'changed', body: unknown): Reading {
  const read = toChannelOrder(fromWebhook(WebhookOrder.parse(body)))
  switch (read.kind) {
    case 'test':
      return { kind: 'ignored', topic }
    case 'unreadable':
      return { kind: 'unreadable', topic, detail: read.detail }
    case 'order':
      return { kind: 'read', topic, events: [{ kind: 'order', change, order: read.order }] }
  }
}

const readDeletion = (topic: string, body: unknown, key: string): Reading => ({
  kind: 'read',
  topic,
  events: [{ kind: 'order-gone', externalId: WebhookDeletion.parse(body).id, key }],
})

/** Webhooks prefix their headers with `X-`; the newer event deliveries do not. */
const header = ({ headers }: RawMessage, name: string): string | undefined =>
  headers[`x-shopify-${name}`] ?? headers[`shopify-${name}`]
