import type { Sku } from '@fluxori/contract/kernel'
import type { Work } from '../work.ts'
import { freeUnits } from './available.ts'

/** Has everything that is for sale worked out again, a page at a time from the SKU after this one. */
export const requestRefresh = (work: Work, after: Sku | null = null): void =>
  work.followUp('refresh-all', { kind: 'refresh-all', payload: { after } })

/**
 * Works out a page of SKUs again, and leaves the next page to a further command. Stock that orders wait for, and that
 * they may be served from now, is offered to them.
 */
export function refreshAll(work: Work, { after }: Readonly<{ after: Sku | null }>): void {
  const { ids, more } = work.find('stock', 'following', after)
  ids.forEach((sku) => refresh(work, sku))
  const last = ids.at(-1)
  if (more && last !== undefined) requestRefresh(work, last)
}

function refresh(work: Work, sku: Sku): void {
  work.relist(sku)
  const waitedFor = (work.get('stock', sku)?.shortage ?? 0) > 0 && freeUnits(work, sku, null) > 0
  if (waitedFor) work.followUp(`allocate:${sku}`, { kind: 'allocate', payload: { sku } })
}
