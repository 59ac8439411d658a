import { sastDay } from '@fluxori/contract/time'
import { useMemo } from 'react'
import { useNow } from '../../../lib/clock/use-now.ts'
import { useQuery } from '../../../lib/navigation/navigation.ts'
import { useSort, type SortOrder } from '../../../lib/navigation/use-sort.ts'
import { filtersOf, noFilters, queryOf, selectionOf, type OrderFilters } from './filters.ts'

const sortable = ['placed']
const newestFirst: SortOrder = { by: 'placed', direction: 'desc' }

/** What the address asks to see, and in which order; both are changed there. */
export function useOrderFilters() {
  const [query, change] = useQuery()
  const text = query.toString()
  const today = sastDay(useNow())
  const filters = useMemo(() => filtersOf(new URLSearchParams(text)), [text])
  const [sort, setSort] = useSort(sortable, newestFirst)
  const selection = useMemo(
    () => selectionOf(filters, today, sort.direction),
    [filters, today, sort.direction],
  )
  return {
    filters,
    sort,
    setSort,
    selection,
    today,
    filter: (changed: Partial<OrderFilters>) => change(queryOf(changed)),
    clear: () => change(queryOf(noFilters)),
  }
}
