import { z } from 'zod'
import type { ChannelEvent, RawMessage, Reading } from '../../domain/channels/channel-port.ts'
import { isSigned, jsonIn } from '../wire.ts'
import { firstIssue, toChannelOrder } from './mapping.ts'

/**
 * Reads a webhook: `X-WC-Webhook-Signature` is base64 HMAC-SHA256 over the raw body. Saving a webhook makes the shop
 * send a form `webhook_id=N`, and WooCommerce itself does not sign it (`WC_Webhook::deliver_ping`); a shop that
 * gets no 200 for it pings on and in the end switches the webhook off. It asks for nothing, so it is ignored unsigned
 * too, but never with a wrong signature.
 */
export function readWoocommerceMessage({ headers, body }: RawMessage, secrets: readonly string[]): Reading {
  const signature = headers['x-wc-webhook-signature']
  const ping = /^webhook_id=\d{1,20}$/.test(body.toString('latin1'))
  if (ping && signature === undefined) return { kind: 'ignored', topic: 'ping' }
  if (!isSigned(body, signature, secrets, 'base64')) return { kind: 'unsigned' }
  if (ping) return { kind: 'ignored', topic: 'ping' }
  const topic = headers['x-wc-webhook-topic'] ?? ''
  const read = readers.get(topic)
  if (read === undefined) return { kind: 'ignored', topic }
  return readJson(topic, body, (content) => read(content, headers['x-wc-webhook-delivery-id'] ?? ''))
}

type Read =
  | Readonly<{ kind: 'event'; event: ChannelEvent }>
  | Readonly<{ kind: 'nothing' }>
  | Readonly<{ kind: 'unreadable'; detail: string }>

function readJson(topic: string, body: Buffer, read: (content: unknown) => Read): Reading {
  const content = parsed(body)
  if (content === undefined) return { kind: 'unreadable', topic, detail: 'the message is not JSON' }
  const result = read(content)
  switch (result.kind) {
    case 'event':
      return { kind: 'read', topic, events: [result.event] }
    case 'nothing':
      return { kind: 'ignored', topic }
    case 'unreadable':
      return { kind: 'unreadable', topic, detail: result.detail }
  }
}

function parsed(body: Buffer): unknown {
  try {
    return jsonIn(body.toString('utf8'))
  } catch {
    return undefined
  }
}

const orderOf =
  (change: 'received' | 'changed') =>
  (content: unknown, delivery: string): Read => {
    const mapped = toChannelOrder(content)
    switch (mapped.kind) {
      case 'order':
        return { kind: 'event', event: { kind: 'order', change, order: mapped.order } }
      case 'draft':
        return { kind: 'nothing' }
      case 'gone':
        return { kind: 'event', event: { ...mapped, kind: 'order-gone', key: delivery } }
      case 'unreadable':
        return mapped
    }
  }

const DeletedOrder = z.object({ id: z.int().min(1) })

/** Nothing but the delivery tells a second deletion from the first: an order can be brought back in between. */
function goneOrder(content: unknown, delivery: string): Read {
  const parsed = DeletedOrder.safeParse(content)
  if (!parsed.success) return { kind: 'unreadable', detail: firstIssue(parsed.error) }
  return { kind: 'event', event: { kind: 'order-gone', externalId: String(parsed.data.id), key: delivery } }
}

const Product = z.object({
  id: z.int().min(1),
  parent_id: z.int().optional(),
  manage_stock: z.union([z.boolean(), z.literal('parent')]),
  stock_quantity: z.number().nullable(),
})

/** Stock that the product itself holds; one that counts none, or whose parent holds it, says nothing. */
function seenStock(content: unknown): Read {
  const parsed = Product.safeParse(content)
  if (!parsed.success) return { kind: 'unreadable', detail: firstIssue(parsed.error) }
  const { id, parent_id: parent = 0, manage_stock: managed, stock_quantity: quantity } = parsed.data
  if (managed !== true || quantity === null) return { kind: 'nothing' }
  const listing = parent > 0 ? `${parent}.${id}` : String(id)
  return { kind: 'event', event: { kind: 'stock-seen', listing, quantity: Math.floor(quantity) } }
}

const readers: ReadonlyMap<string, (content: unknown, delivery: string) => Read> = new Map([
  ['order.created', orderOf('received')],
  ['order.updated', orderOf('changed')],
  ['order.restored', orderOf('changed')],
  ['order.deleted', goneOrder],
  ['product.updated', seenStock],
])
