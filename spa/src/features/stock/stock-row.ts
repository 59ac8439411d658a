import type { Product, Warehouse } from '@fluxori/contract/products'
import type { Level, Stock } from '@fluxori/contract/stock'

/** Fewer free units than this are marked, so that nobody is surprised by the last one. */
const lowBelow = 5

export type StockRow = Readonly<{
  stock: Stock
  title: string
  isKit: boolean
  onHand: number
  reserved: number
  mark: 'out' | 'low' | null
  /** On hand by warehouse, in the order in which they are taken from; empty ones left out. */
  places: readonly Readonly<{ warehouse: string; name: string; onHand: number }>[]
}>

/** Stock with what its product and warehouses are called. */
export function stockRow(
  stock: Stock,
  products: ReadonlyMap<string, Product>,
  warehouses: readonly Warehouse[],
): StockRow {
  const product = products.get(stock.sku)
  const levels = Object.values(stock.levels)
  const total = (state: keyof Level) => levels.reduce((sum, level) => sum + level[state], 0)
  return {
    stock,
    title: product?.title ?? '',
    isKit: (product?.kit.length ?? 0) > 0,
    onHand: total('onHand'),
    reserved: total('reserved'),
    mark: stock.available === 0 ? 'out' : stock.available < lowBelow ? 'low' : null,
    places: warehouses
      .map(({ id, name }) => ({ warehouse: id, name, onHand: stock.levels[id]?.onHand ?? 0 }))
      .filter(({ onHand }) => onHand !== 0),
  }
}

/** Whether SKU or title holds every word of the text, in any order and case. */
export function matches({ stock, title }: StockRow, text: string): boolean {
  const within = `${stock.sku} ${title}`.toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word))
}
