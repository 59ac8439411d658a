import { stock, type Stock } from '@fluxori/contract/stock/stock'
import { useEffect, useMemo, useRef } from 'react'
import type { LiveRow } from '../../../lib/live/row.ts'
import { useCount } from '../../../lib/live/use-count.ts'
import { useLivePages, type LivePages } from '../../../lib/live/use-live-pages.ts'
import { useQuery } from '../../../lib/navigation/navigation.ts'
import { useSort, type SortOrder } from '../../../lib/navigation/use-sort.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { listPlan, sortable, sorted, supplyFrom, usualSortOf, type SupplyFilter } from './stock-filter.ts'

const pageSizes = { first: 60, next: 100 }
/** Rows that are sorted here are loaded up to this many, so that their order is the order of all of them. */
const mostSortedHere = 1_000

export type StockPages = Readonly<{
  pages: LivePages<Stock>
  loadMore: () => void
  /** Nothing is missing: the server, or a device that is offline, has no more. */
  complete: boolean
  /** The pages' rows, in the order that the address asks for. */
  rows: readonly LiveRow<Stock>[]
  /** How many there are on the server; null while nobody knows. */
  total: number | null
  /** Whether rows that are not loaded could belong between those that are. */
  sortedSome: boolean
  text: string
  filter: SupplyFilter
  sort: SortOrder
  onSort: (sort: SortOrder) => void
}>

/** The list that the address asks for. While another order or filter is on its way, the rows before it stay. */
export function useStockList(): StockPages {
  const [query] = useQuery()
  const ids = { merchant: useMerchantId() }
  const filter = supplyFrom(query.get('supply'))
  const [sort, onSort] = useSort(sortable, usualSortOf(filter))
  const { selection, sortHere } = useMemo(() => listPlan(filter, sort), [filter, sort])
  const { loadMore, ...asked } = useLivePages(stock, ids, selection, pageSizes)
  const total = useCount(stock, ids, selection.where === undefined ? {} : { where: selection.where })

  const before = useRef<LivePages<Stock>>(asked)
  if (asked.status !== 'loading') before.current = asked
  const pages = asked.status === 'loading' ? before.current : asked

  const found = pages.status === 'live' ? pages.found : none
  const unfinished = pages.status === 'live' && pages.more !== 'no'
  const complete = pages.status === 'live' && !unfinished && (!pages.fromCache || !navigator.onLine)
  useEffect(() => {
    if (sortHere && unfinished && found.length < mostSortedHere) loadMore()
  }, [sortHere, unfinished, found, loadMore])
  const rows = useMemo(() => (sortHere ? sorted(found, sort) : found), [sortHere, found, sort])
  const text = (query.get('q') ?? '').trim()
  const sortedSome = sortHere && unfinished
  return { pages, loadMore, complete, rows, total, sortedSome, text, filter, sort, onSort }
}

const none: readonly never[] = []
