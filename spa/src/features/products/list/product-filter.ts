import { VatClass, type Product } from '@fluxori/contract/products/products'
import { hasWords, searchCondition } from '../../../business/search/words.ts'
import type { Condition, LiveSelection } from '../../../lib/live/query.ts'
import type { LiveRow } from '../../../lib/live/row.ts'
import type { SortOrder } from '../../../lib/navigation/use-sort.ts'
import { plainBarcode } from '../form/barcode.ts'

export const shows = ['all', 'kits', 'no-barcode', 'no-cost'] as const
export type Show = (typeof shows)[number]

/** Which products are wanted, as the address says. */
export type ProductFilter = Readonly<{ text: string; show: Show; vat: VatClass | null }>

export const sortable: readonly string[] = ['title', 'sku', 'brand', 'category', 'cost']
export const usualSort: SortOrder = { by: 'sku', direction: 'asc' }

export function filterOf(query: URLSearchParams): ProductFilter {
  return {
    text: soughtIn(query.get('q') ?? ''),
    show: shows.find((show) => show === query.get('show')) ?? 'all',
    vat: VatClass.options.find((vat) => vat === query.get('vat')) ?? null,
  }
}

/** A barcode is looked for without the gaps that labels have. */
const soughtIn = (text: string): string => (/^[\d\s-]{8,}$/.test(text) ? plainBarcode(text) : text)

export const isFiltered = ({ text, show, vat }: ProductFilter): boolean =>
  text !== '' || show !== 'all' || vat !== null

/**
 * What the server is asked. It needs no index of its own for this: it finds by one word, or by what fields equal, in
 * the order of SKUs. Whatever else is wanted is sifted here, by `isWanted`.
 */
export function selectionOf(filter: ProductFilter, sort: SortOrder): LiveSelection {
  const word = searchCondition(filter.text)
  if (word !== null) return { where: [word] }
  if (filter.show === 'kits') return { where: [['kit', '!=', []]] }
  const conditions: readonly Condition[] = [
    ...(filter.show === 'no-barcode' ? [['barcode', '==', null] as const] : []),
    ...(filter.show === 'no-cost' ? [['costCents', '==', null] as const] : []),
    ...(filter.vat === null ? [] : [['vatClass', '==', filter.vat] as const]),
  ]
  if (conditions.length > 0) return { where: conditions }
  return { orderBy: [sort.by === 'cost' ? 'costCents' : sort.by, sort.direction] }
}

/** Whether the server has put the products in order, so that further pages go on where this one ends. */
export const isSortedByServer = (filter: ProductFilter): boolean => !isFiltered(filter)

const isWanted = (product: Product, { text, show, vat }: ProductFilter): boolean =>
  hasWords(product.words, text) &&
  (vat === null || product.vatClass === vat) &&
  (show !== 'kits' || product.kit.length > 0) &&
  (show !== 'no-barcode' || product.barcode === null) &&
  (show !== 'no-cost' || product.costCents === null)

/** The wanted rows, in order. A record that cannot be read is neither wanted nor not: it stays, at the end. */
export function siftedRows(
  rows: readonly LiveRow<Product>[],
  filter: ProductFilter,
  sort: SortOrder,
): readonly LiveRow<Product>[] {
  if (isSortedByServer(filter)) return rows
  const kept = rows.filter((row) => 'broken' in row || isWanted(row.value, filter))
  return kept.toSorted((a, b) => {
    if ('broken' in a) return 'broken' in b ? 0 : 1
    if ('broken' in b) return -1
    return inOrder(a.value, b.value, sort)
  })
}

function inOrder(a: Product, b: Product, { by, direction }: SortOrder): number {
  const turn = direction === 'asc' ? 1 : -1
  if (by !== 'cost') return turn * byText(textOf(a, by), textOf(b, by)) || byText(a.sku, b.sku)
  // What has no cost has none to compare: it is last either way.
  if (a.costCents === null || b.costCents === null) {
    return Number(a.costCents === null) - Number(b.costCents === null) || byText(a.sku, b.sku)
  }
  return turn * (a.costCents - b.costCents) || byText(a.sku, b.sku)
}

const textOf = (product: Product, by: string): string =>
  by === 'title' || by === 'brand' || by === 'category' ? product[by] : product.sku

const byText = (a: string, b: string): number => a.localeCompare(b, 'en-ZA', { numeric: true })
