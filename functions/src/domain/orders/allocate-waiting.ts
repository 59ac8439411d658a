import type { ChannelScopedId, Instant, Sku } from '@fluxori/contract/kernel'
import { freeUnits } from '../stock/available.ts'
import type { Need, Work } from '../work.ts'
import { concludeOrder } from './conclude-order.ts'
import { allocateLine } from './line-stock.ts'
import { soundOrder } from './sound-order.ts'

/** The order that the round before ended with. */
type After = Readonly<{ placedAt: Instant; order: ChannelScopedId }>

const whoWaits = (sku: Sku, after: After | null) =>
  after === null ? [sku, null] : [sku, after.placedAt, after.order]

/** Names what giving stock of a SKU to the orders that wait for it reads: none are looked up where none can wait. */
export function needWaiting(need: Need, sku: Sku, after: After | null = null): void {
  need('products', sku)
  need('stock', sku, (stock) => {
    if (stock !== undefined && stock.shortage > 0) need.find('orders', 'waitingFor', whoWaits(sku, after))
    else need.empty('orders', 'waitingFor', whoWaits(sku, after))
  })
}

/**
 * Gives free stock of a SKU to the orders that wait for it, oldest first, those behind `after`, and leaves a
 * further command for those behind, while stock is free. It ends: each round goes on behind the one before.
 */
export function allocateWaiting(work: Work, sku: Sku, after: After | null = null): void {
  const { ids, more } = work.find('orders', 'waitingFor', whoWaits(sku, after))
  ids.forEach((id) => {
    serve(work, id, sku)
  })
  const short = (work.get('stock', sku)?.shortage ?? 0) > 0
  if (!more || !short || freeUnits(work, sku, null) <= 0) return
  const last = ids.flatMap((id) => soundOrder(work, id) ?? []).at(-1)
  if (last === undefined) return
  const next = { placedAt: last.placedAt, order: last.id }
  work.followUp(`allocate:${sku}`, { kind: 'allocate', payload: { sku, after: next } })
}

/** Gives one waiting order what there is. */
function serve(work: Work, id: ChannelScopedId, sku: Sku): void {
  const order = soundOrder(work, id)
  if (order === undefined || !order.waitingFor.includes(sku) || freeUnits(work, sku, null) <= 0) return
  const of = { channelId: order.channelId, reference: order.id }
  const lines = order.lines.map((line) => (line.shortage > 0 ? allocateLine(work, of, line) : line))
  if (lines.every((line, index) => line.allocated === order.lines[index]?.allocated)) return
  concludeOrder(work, order, { ...order, lines, updatedAt: work.cause.at })
}
