import type { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import type { WireMessage } from '../../dev/sandboxes/sandbox.ts'
import type { ChannelEvent, ChannelPort } from '../domain/channels/channel-port.ts'
import type { ChannelScene } from './channel-scene.ts'

/** The orders in these webhooks, oldest message first. */
export function ordersSent(
  scene: ChannelScene,
  messages: readonly WireMessage[] = scene.sent,
): readonly ChannelOrder[] {
  return messages
    .map((message) => scene.port.webhooks.read(scene.raw(message)))
    .flatMap((reading): readonly ChannelEvent[] => (reading.kind === 'read' ? reading.events : []))
    .flatMap((event) => (event.kind === 'order' ? [event.order] : []))
}

/** Every order that changed since, page by page. */
export async function ordersListed(port: ChannelPort, since: string): Promise<readonly ChannelOrder[]> {
  const orders: ChannelOrder[] = []
  let cursor: string | null = null
  do {
    const page = await port.orders.list(since, cursor)
    orders.push(...page.orders)
    cursor = page.cursor
  } while (cursor !== null)
  return orders
}

/** Units of an order that somebody still waits for. */
export const unitsWanted = ({ cancelled, lines }: ChannelOrder): number =>
  cancelled ? 0 : lines.reduce((sum, { toSend, sent }) => sum + toSend + sent, 0)

/** Versions that a later word on an order must exceed. */
export const newest = (orders: readonly ChannelOrder[]): number => Math.max(...versionsOf(orders))
export const oldest = (orders: readonly ChannelOrder[]): number => Math.min(...versionsOf(orders))

/** Of no orders no version is the newest: whatever is compared with it would hold. */
function versionsOf(orders: readonly ChannelOrder[]): readonly number[] {
  if (orders.length === 0) throw new RangeError('there is no order to compare')
  return orders.map(({ version }) => version)
}
