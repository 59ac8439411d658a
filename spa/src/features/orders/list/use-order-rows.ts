import { orders, type Order } from '@fluxori/contract/orders/orders'
import { useEffect, useMemo } from 'react'
import { hasWords } from '../../../business/search/words.ts'
import type { LiveSelection } from '../../../lib/live/query.ts'
import { readable, type LiveRow } from '../../../lib/live/row.ts'
import { useLivePages } from '../../../lib/live/use-live-pages.ts'
import { useMerchantId } from '../../../lib/session/session.ts'

const pageSizes = { first: 50, next: 50 }

const nothing: readonly LiveRow<Order>[] = []

/** The orders of a selection that also have all words of a text. `of` names the list: it changes when another one is asked for. */
export function useOrderRows(selection: Omit<LiveSelection, 'limit'>, text: string) {
  const pages = useLivePages(orders, { merchant: useMerchantId() }, selection, pageSizes)
  const found = pages.status === 'live' ? pages.found : nothing
  const rows = useMemo(
    () => (text === '' ? found : found.filter((row) => 'broken' in row || hasWords(row.value.words, text))),
    [found, text],
  )
  const { loadMore } = pages
  const nothingYet = pages.status === 'live' && pages.more === 'yes' && rows.length === 0
  useEffect(() => {
    if (nothingYet) loadMore()
  }, [nothingYet, loadMore, found])
  const all = useMemo(() => readable(rows), [rows])
  return { pages, rows, orders: all, of: `${JSON.stringify(selection)} ${text}` }
}

export type OrderRows = ReturnType<typeof useOrderRows>
