import { stock, type Stock } from '@fluxori/contract/stock/stock'
import { useMemo } from 'react'
import { searchCondition } from '../../../business/search/words.ts'
import type { LiveRow } from '../../../lib/live/row.ts'
import { foundOf, useLive } from '../../../lib/live/use-live.ts'
import type { SortOrder } from '../../../lib/navigation/use-sort.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { beginsWith } from '../find-stock.ts'
import { matching, sorted, type SupplyFilter } from './stock-filter.ts'

const [mostByWord, mostByBeginning] = [200, 50]
/** What no SKU is. */
const nothing = [['sku', '==', '']] as const

type Search = Readonly<{
  text: string
  filter: SupplyFilter
  sort: SortOrder
  loaded: readonly LiveRow<Stock>[]
}>

/**
 * SKUs that fit a text, of those that are loaded and of all the others: by a whole word, or by how their SKU begins. All
 * of them live. `searching` while the server has not answered.
 */
export function useFound({ text, filter, sort, loaded }: Search) {
  const ids = { merchant: useMerchantId() }
  const condition = searchCondition(text)
  const [capitals = nothing, typed = capitals] = beginsWith(text)
  const byWord = useLive(stock, ids, { where: condition === null ? nothing : [condition], limit: mostByWord })
  const byCapitals = useLive(stock, ids, { where: capitals, orderBy: ['sku', 'asc'], limit: mostByBeginning })
  const asTyped = useLive(stock, ids, { where: typed, orderBy: ['sku', 'asc'], limit: mostByBeginning })
  const [one, two, three] = [foundOf(byWord), foundOf(byCapitals), foundOf(asTyped)]
  const rows = useMemo(() => {
    const all = new Map([...loaded, ...one, ...two, ...three].map((row) => [row.id, row]))
    return sorted(matching([...all.values()], text, filter), sort)
  }, [loaded, one, two, three, text, filter, sort])
  return { rows, searching: [byWord, byCapitals, asTyped].some(({ status }) => status === 'loading') }
}
