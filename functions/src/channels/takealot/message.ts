import { z } from 'zod'
import type { ChannelEvent, RawMessage, Reading } from '../../domain/channels/channel-port.ts'
import { isSigned, jsonIn } from '../wire.ts'
import { NewLeadtimeOrder, orderOfNewLine, orderOfSale, Sale } from './mapping.ts'
import { OfferUpdated, quantityChanged } from './offer-stock.ts'

/**
 * Two forms of signature are documented and neither has been seen live, so both count, each over the raw bytes:
 * A is the hex HMAC-SHA256 of the body, B the base64 of the hex HMAC-SHA256 of the address followed by the body.
 */
export function isSignedByTakealot({ headers, body, url }: RawMessage, secrets: readonly string[]): boolean {
  const given = headers['x-takealot-signature']
  const decoded = given === undefined ? undefined : Buffer.from(given, 'base64').toString('latin1')
  const verdicts = [
    isSigned(body, given, secrets, 'hex'),
    isSigned(Buffer.concat([Buffer.from(url), body]), decoded, secrets, 'hex'),
  ]
  return verdicts.includes(true)
}

const StatusChanged = z.object({ sale: Sale })

type Events = readonly ChannelEvent[] | z.ZodError

/** What each topic asks for, or why it could not be read. An empty list is of no concern to us. */
const topics: Readonly<Record<string, (body: unknown, warehouse: number) => Events>> = {
  'New Leadtime Order': (body) => {
    const parsed = NewLeadtimeOrder.safeParse(body)
    return parsed.success
      ? [{ kind: 'order', change: 'received', order: orderOfNewLine(parsed.data) }]
      : parsed.error
  },
  'Sale Status Changed': (body) => {
    const parsed = StatusChanged.safeParse(body)
    return parsed.success
      ? [{ kind: 'order', change: 'changed', order: orderOfSale(parsed.data.sale) }]
      : parsed.error
  },
  'Offer Updated': (body, warehouse) => {
    const parsed = OfferUpdated.safeParse(body)
    if (!parsed.success) return parsed.error
    const quantity = quantityChanged(parsed.data.values_changed, warehouse)
    return quantity === null ? [] : [{ kind: 'stock-seen', listing: String(parsed.data.offer_id), quantity }]
  },
}

/**
 * Reads a webhook. Never throws. `New Drop Ship Order` is left to the next poll: it names neither the line
 * (`order_item_id`) nor a price, and a line under a made-up id would be reserved a second time when the sale is read.
 */
export function readTakealotMessage(
  message: RawMessage,
  secrets: readonly string[],
  warehouse: number,
): Reading {
  if (!isSignedByTakealot(message, secrets)) return { kind: 'unsigned' }
  const topic = message.headers['x-takealot-event']
  if (topic === undefined) return { kind: 'unreadable', topic: '', detail: 'no x-takealot-event header' }
  const body = json(message.body)
  if (body === undefined) return { kind: 'unreadable', topic, detail: 'body is not JSON' }
  const read = Object.hasOwn(topics, topic) ? topics[topic] : undefined
  const events = read?.(body, warehouse) ?? []
  if (events instanceof z.ZodError) return { kind: 'unreadable', topic, detail: issueOf(events) }
  return events.length === 0 ? { kind: 'ignored', topic } : { kind: 'read', topic, events }
}

/** Where the message differs from the documents, without any of its values: they may be personal. */
export const issueOf = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')

/** The parsed body, or undefined, which JSON cannot say, when it is not JSON. */
function json(body: Buffer): unknown {
  try {
    return jsonIn(body.toString())
  } catch {
    return undefined
  }
}
