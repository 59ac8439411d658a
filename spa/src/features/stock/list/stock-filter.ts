import type { Stock } from '@fluxori/contract/stock/stock'
import { hasWords } from '../../../business/search/words.ts'
import type { LiveSelection } from '../../../lib/live/query.ts'
import type { LiveRow } from '../../../lib/live/row.ts'
import type { SortOrder } from '../../../lib/navigation/use-sort.ts'

export const supplyFilters = ['all', 'low', 'out', 'short', 'kits'] as const
export type SupplyFilter = (typeof supplyFilters)[number]

export const supplyFrom = (text: string | null): SupplyFilter =>
  supplyFilters.find((filter) => filter === text) ?? 'all'

const usualSort: SortOrder = { by: 'product', direction: 'asc' }
/** Who asks for what is short wants the worst first. */
export const usualSortOf = (filter: SupplyFilter): SortOrder =>
  filter === 'short' ? { by: 'short', direction: 'desc' } : usualSort
export const sortable = ['product', 'available', 'short', 'moved']

/** Which documents the server is asked for, and what is left for the browser to do with them. */
export type ListPlan = Readonly<{
  selection: Omit<LiveSelection, 'limit'>
  /** The server's order is another one: the rows are sorted here, once all of them are loaded. */
  sortHere: boolean
}>

type Field = 'sku' | 'available' | 'shortage' | 'lastMovement.at'
const fields: Readonly<Record<string, Field>> = {
  product: 'sku',
  available: 'available',
  short: 'shortage',
  moved: 'lastMovement.at',
}

/**
 * Filters and orders on the server. Kits and short SKUs are few, so they are sorted here: the server then needs no index
 * of its own for them.
 */
export function listPlan(filter: SupplyFilter, sort: SortOrder): ListPlan {
  const field = fields[sort.by] ?? 'sku'
  switch (filter) {
    case 'all':
      return { selection: { orderBy: [field, sort.direction] }, sortHere: false }
    case 'low':
    case 'out': {
      const where = [['supply', '==', filter]] as const
      // Which of them is short is told by a few: the index by supply and shortage is not worth its writes.
      if (field === 'shortage') return { selection: { where }, sortHere: true }
      return { selection: { where, orderBy: [field, sort.direction] }, sortHere: false }
    }
    case 'short':
      return {
        selection: { where: [['shortage', '>', 0]], orderBy: ['shortage', 'desc'] },
        sortHere: sort.by !== 'short' || sort.direction !== 'desc',
      }
    case 'kits':
      return { selection: { where: [['isKit', '==', true]] }, sortHere: true }
  }
}

/** Whether a SKU that a search found also passes the filter. */
function passes({ supply, shortage, isKit }: Stock, filter: SupplyFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'low':
    case 'out':
      return supply === filter
    case 'short':
      return shortage > 0
    case 'kits':
      return isKit
  }
}

/** Rows whose words begin like those of the text, filtered; broken ones stay, since nobody can tell. */
export const matching = (
  rows: readonly LiveRow<Stock>[],
  text: string,
  filter: SupplyFilter,
): readonly LiveRow<Stock>[] =>
  rows.filter((row) => !('broken' in row) && isMatch(row.value, text) && passes(row.value, filter))

/** A SKU is found by its beginning too, whatever stands in it. */
const isMatch = ({ sku, words }: Stock, text: string): boolean =>
  sku.toLowerCase().startsWith(text.trim().toLowerCase()) || hasWords(words, text)

/** What a row is sorted by: text or a number. Never moved is before everything. */
function keyOf({ sku, available, shortage, lastMovement }: Stock, by: string): string | number {
  switch (by) {
    case 'available':
      return available
    case 'short':
      return shortage
    case 'moved':
      return lastMovement?.at ?? ''
    default:
      return sku
  }
}

/** The rows in order; broken ones last; equal ones by SKU, as the server would have them. */
export function sorted(
  rows: readonly LiveRow<Stock>[],
  { by, direction }: SortOrder,
): readonly LiveRow<Stock>[] {
  const turn = direction === 'asc' ? 1 : -1
  return rows.toSorted((a, b) => {
    if ('broken' in a || 'broken' in b) return Number('broken' in a) - Number('broken' in b)
    const [one, other] = [keyOf(a.value, by), keyOf(b.value, by)]
    if (one !== other) return one < other ? -turn : turn
    return a.id < b.id ? -turn : turn
  })
}
