import type { ChannelScopedId, Sku } from '@fluxori/contract/kernel'
import { freeUnits } from '../stock/available.ts'
import type { Need, Work } from '../work.ts'
import { concludeOrder } from './conclude-order.ts'
import { allocateLine } from './line-stock.ts'

/** Names what giving stock of a SKU to the orders that wait for it reads: none are looked up where none can wait. */
export function needWaiting(need: Need, sku: Sku): void {
  need('products', sku)
  need('stock', sku, (stock) => {
    if (stock !== undefined && stock.shortage > 0) need.find('orders', 'waitingFor', sku)
    else need.empty('orders', 'waitingFor', sku)
  })
}

/**
 * Gives free stock of a SKU to the orders that wait for it, oldest first, and leaves a further command when more wait
 * than were read and stock is still free. It ends: each further round uses stock up or stops.
 */
export function allocateWaiting(work: Work, sku: Sku): void {
  const served = work.find('orders', 'waitingFor', sku).ids.filter((id) => serve(work, id, sku))
  const short = (work.get('stock', sku)?.shortage ?? 0) > 0
  if (served.length > 0 && short && freeUnits(work, sku, null) > 0)
    work.followUp(`allocate:${sku}`, { kind: 'allocate', payload: { sku } })
}

/** Gives one waiting order what there is. Answers whether it got anything. */
function serve(work: Work, id: ChannelScopedId, sku: Sku): boolean {
  const order = work.get('orders', id)
  if (order === undefined || !order.waitingFor.includes(sku) || freeUnits(work, sku, null) <= 0) return false
  const of = { channelId: order.channelId, reference: order.id }
  const lines = order.lines.map((line) => (line.shortage > 0 ? allocateLine(work, of, line) : line))
  if (lines.every((line, index) => line.allocated === order.lines[index]?.allocated)) return false
  concludeOrder(work, order, { ...order, lines, updatedAt: work.cause.at })
  return true
}
