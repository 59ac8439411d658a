import type { ChannelScopedId, Instant, Sku } from '@fluxori/contract/kernel'
import type { Book } from '../book.ts'
import { accept, type Decision } from '../decision.ts'
import { freeUnits } from '../stock/available.ts'
import { beginStory, type Fact, type Story } from '../story.ts'
import { concludeOrder } from './conclude-order.ts'
import { allocateLine } from './line-stock.ts'

/** The `allocate` command: gives free stock of a SKU to the orders that wait for it. */
export function allocateSku(book: Book, sku: Sku, at: Instant): Decision<Fact> {
  const story = beginStory(book, at)
  allocateWaiting(story, sku, at)
  return accept(story.facts)
}

/**
 * Gives free stock of a SKU to the orders that wait for it, oldest first, and leaves a further command when more wait
 * than were read, or none were read, and stock is still free. It ends: each further round uses stock up or stops.
 */
export function allocateWaiting(story: Story, sku: Sku, at: Instant): void {
  const ids = story.book.waiting.get(sku)
  const served = (ids ?? []).filter((id) => serve(story, id, sku, at)).length
  const short = (story.book.stock.get(sku)?.shortage ?? 0) > 0
  const more = ids === undefined || served > 0
  if (more && short && freeUnits(story.book, sku, null) > 0) {
    story.tell({
      kind: 'command-left',
      key: `allocate:${sku}`,
      command: { kind: 'allocate', payload: { sku } },
    })
  }
}

/** Gives one waiting order what there is. Answers whether it got anything. */
function serve(story: Story, id: ChannelScopedId, sku: Sku, at: Instant): boolean {
  const order = story.book.orders.get(id)
  if (order === undefined || !order.waitingFor.includes(sku) || freeUnits(story.book, sku, null) <= 0)
    return false
  const of = { channelId: order.channelId, reference: order.id }
  const lines = order.lines.map((line) => (line.shortage > 0 ? allocateLine(story, of, line) : line))
  if (lines.every((line, index) => line.allocated === order.lines[index]?.allocated)) return false
  concludeOrder(story, order, { ...order, lines, updatedAt: at }, at)
  return true
}
