import type { ChannelScopedId, Sku } from '@fluxori/contract/kernel'
import type { Book, Draft } from '../domain/book.ts'
import { pageOfOrders } from './look-up.ts'

/**
 * The orders that wait for a SKU, oldest first, those of this very batch included: otherwise what one command frees
 * would pass them by, and a later command of the batch would take it. Undefined when none is known.
 */
export function waitingIn(book: Book, draft: Draft, sku: Sku): readonly ChannelScopedId[] | undefined {
  const read = book.waiting.get(sku)
  const written = [...draft.orders.changed.values()].filter((order) => order.waitingFor.includes(sku))
  if (written.length === 0) return read
  const ids = new Set([...(read ?? []), ...written.map(({ id }) => id)])
  const oldestFirst = [...ids]
    .map((id) => ({ id, placedAt: draft.orders.get(id)?.placedAt ?? '' }))
    .toSorted((a, b) =>
      a.placedAt === b.placedAt ? (a.id < b.id ? -1 : 1) : a.placedAt < b.placedAt ? -1 : 1,
    )
    .map(({ id }) => id)
  // Behind a full page older orders may wait that were not read: nobody gets stock before them.
  const last = read !== undefined && read.length >= pageOfOrders ? read.at(-1) : undefined
  return last === undefined ? oldestFirst : oldestFirst.slice(0, oldestFirst.indexOf(last) + 1)
}
