import { products } from '@fluxori/contract/products/products'
import { useEffect, useMemo } from 'react'
import { useLivePages } from '../../../lib/live/use-live-pages.ts'
import type { SortOrder } from '../../../lib/navigation/use-sort.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { selectionOf, siftedRows, type ProductFilter } from './product-filter.ts'

const pageSizes = { first: 60, next: 100 }
/** Fewer rows than this fill no screen: when a filter leaves so few of a page, the next page is asked for at once. */
const fewRows = 20

/** The wanted products, a page at a time, live. */
export function useProductRows(filter: ProductFilter, sort: SortOrder) {
  const pages = useLivePages(products, { merchant: useMerchantId() }, selectionOf(filter, sort), pageSizes)
  const found = pages.status === 'live' ? pages.found : null
  const rows = useMemo(() => (found === null ? [] : siftedRows(found, filter, sort)), [found, filter, sort])
  const more = pages.status === 'live' ? pages.more : 'coming'
  const { loadMore } = pages
  useEffect(() => {
    if (more === 'yes' && rows.length < fewRows) loadMore()
  }, [more, rows.length, loadMore])
  return { pages, rows, more, loadMore }
}
