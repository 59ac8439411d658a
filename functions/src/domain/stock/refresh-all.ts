import type { Sku } from '@fluxori/contract/kernel'
import type { Book } from '../book.ts'
import { accept, type Decision } from '../decision.ts'
import type { Fact } from '../story.ts'
import { freeUnits } from './available.ts'

/** Asks for everything that is for sale to be worked out again, in commands of its own. */
export const everythingAsked: Fact = {
  kind: 'command-left',
  key: 'refresh-all',
  command: { kind: 'refresh-all', payload: { after: null } },
}

/**
 * Works out a page of SKUs again, and leaves the next page to a further command. Stock that orders wait for, and that
 * they may be served from now, is offered to them.
 */
export function refreshAll(book: Book, { after }: Readonly<{ after: Sku | null }>): Decision<Fact> {
  const page = book.following.get(after) ?? { skus: [], more: false }
  const last = page.skus.at(-1)
  return accept([
    ...page.skus.flatMap((sku) => refreshed(book, sku)),
    ...(page.more && last !== undefined ? [pageAfter(last)] : []),
  ])
}

const pageAfter = (after: Sku): Fact => ({
  kind: 'command-left',
  key: 'refresh-all',
  command: { kind: 'refresh-all', payload: { after } },
})

function refreshed(book: Book, sku: Sku): Fact[] {
  const asked: Fact = { kind: 'listings-asked', sku }
  const waitedFor = (book.stock.get(sku)?.shortage ?? 0) > 0 && freeUnits(book, sku, null) > 0
  if (!waitedFor) return [asked]
  const command = { kind: 'allocate', payload: { sku } } as const
  return [asked, { kind: 'command-left', key: `allocate:${sku}`, command }]
}
