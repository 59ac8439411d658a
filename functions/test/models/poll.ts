import { scopedId } from '@fluxori/contract/kernel'
import type { ChannelKind } from '@fluxori/contract/channels/channels'
import type { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import { drainMemory } from '../../dev/memory-journal.ts'
import type { NewCommand } from '../../src/domain/new-command.ts'
import { isKnown } from '../../src/domain/orders/is-known.ts'
import { digestOf, orderCommand } from '../../src/flows/channel-commands.ts'
import { append, type MemoryShop } from '../memory-shop.ts'

const at = '2026-11-27T12:00:00.000Z'

/** The command of an order that a poll has read, chosen as `connections/poll-orders.ts` does; null where it is no news. */
function newsOf(shop: MemoryShop, channelId: ChannelKind, order: ChannelOrder): NewCommand | null {
  const command = orderCommand(channelId, order, 'changed', at, true)
  const known = order.partial ? undefined : shop.orders.get(scopedId(channelId, order.externalId))
  if (known !== undefined && isKnown(known, { ...order, digest: digestOf(order) })) return null
  if (!shop.processed.has(command.id)) return command
  if (known === undefined) return null
  return { ...command, id: `${command.id}:after:${known.digest === '' ? 'gone' : known.digest}` }
}

/** Takes in what a poll has read. */
export function poll(shop: MemoryShop, channelId: ChannelKind, order: ChannelOrder): void {
  const news = newsOf(shop, channelId, order)
  if (news === null) return
  append(shop, news.id, news.command, { kind: 'channel', channelId })
  drainMemory(shop, 100, at)
}
