import { paths } from '../../business/paths.ts'
import { addressOf, queryWith } from '../../lib/navigation/navigation.ts'

/** What the dialogs and the opened parts of a detail keep in the address; none of it belongs to another SKU. */
const passing = { do: null, sku: null, skus: null, at: null, show: null, of: null, history: null } as const

/** The query with filters, search and order only. */
export const listQuery = (query: URLSearchParams): URLSearchParams => queryWith(query, passing)

export const listAddress = (query: URLSearchParams): string => addressOf(paths.stock, listQuery(query))

/** A SKU's own address, with the list beside it as it is. */
export const detailAddress = (sku: string, query: URLSearchParams): string =>
  addressOf(paths.stockOf(sku), listQuery(query))

export const changeKinds = ['adjust', 'receive', 'transfer', 'count'] as const
export type ChangeKind = (typeof changeKinds)[number]

export const changeKindFrom = (text: string | null): ChangeKind | null =>
  changeKinds.find((kind) => kind === text) ?? null

/** No SKU has a line's end in it, so several of them stand behind each other with one between. */
const between = '\n'
export const skusText = (skus: readonly string[]): string => skus.join(between)

/** The SKUs that a dialog begins with. */
export function skusFrom(query: URLSearchParams): readonly string[] {
  const named = [query.get('sku') ?? '', ...(query.get('skus') ?? '').split(between)]
  return [...new Set(named.filter((sku) => sku !== ''))]
}
