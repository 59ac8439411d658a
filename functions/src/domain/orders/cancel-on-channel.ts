import type { ChannelScopedId, Instant } from '@fluxori/contract/kernel'
import type { Book } from '../book.ts'
import { accept, refuse, type Decision } from '../decision.ts'
import { beginStory, type Fact } from '../story.ts'
import { concludeOrder } from './conclude-order.ts'
import { releaseLine } from './line-stock.ts'

/** The channel says an order is gone without telling the rest: what has not been shipped is freed. */
export function cancelOnChannel(
  book: Book,
  id: ChannelScopedId,
  at: Instant,
): Decision<Fact, 'unknown-order'> {
  const order = book.orders.get(id)
  if (order === undefined) return refuse('unknown-order', `There is no order ${id}.`)
  if (order.cancelledAt !== null) return accept([])
  const story = beginStory(book, at)
  const of = { channelId: order.channelId, reference: id }
  const lines = order.lines.map((line) => releaseLine(story, of, line))
  concludeOrder(story, order, { ...order, lines, cancelledAt: at, cancelledBy: 'channel', updatedAt: at }, at)
  return accept(story.facts)
}
