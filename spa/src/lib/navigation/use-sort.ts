import { useMemo } from 'react'
import { useQuery } from './navigation.ts'

export type SortOrder = Readonly<{ by: string; direction: 'asc' | 'desc' }>

/** Reads `available` or `-available` (descending); anything that is not one of `known` is the usual order. */
export function sortFrom(text: string | null, known: readonly string[], usual: SortOrder): SortOrder {
  const by = text?.replace(/^-/, '') ?? ''
  if (text === null || !known.includes(by)) return usual
  return { by, direction: text.startsWith('-') ? 'desc' : 'asc' }
}

/** The address form of an order; null for the usual one, which needs no mention. */
export const sortText = (sort: SortOrder, usual: SortOrder): string | null =>
  sort.by === usual.by && sort.direction === usual.direction
    ? null
    : `${sort.direction === 'desc' ? '-' : ''}${sort.by}`

/** The order of a list, kept in the address as `sort`. */
export function useSort(
  known: readonly string[],
  usual: SortOrder,
): readonly [sort: SortOrder, change: (sort: SortOrder) => void] {
  const [query, change] = useQuery()
  const text = query.get('sort')
  const sort = useMemo(() => sortFrom(text, known, usual), [text, known, usual])
  return [sort, (next) => change({ sort: sortText(next, usual) })]
}
