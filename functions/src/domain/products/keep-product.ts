import type { Sku } from '@fluxori/contract/kernel'
import type { Product } from '@fluxori/contract/products/products'
import { searchWords } from '@fluxori/contract/search'
import type { Stock } from '@fluxori/contract/stock/stock'
import type { Draft } from '../book.ts'
import { noStock } from '../stock/level.ts'

/** What a product is found by, and the stock of it. */
export const productWords = ({
  sku,
  title,
  barcode,
  brand,
}: Pick<Product, 'sku' | 'title' | 'barcode' | 'brand'>): string[] =>
  searchWords([sku, title, barcode ?? '', brand])

/** What the stock of a SKU repeats of its product, so that a list of stock reads one document for each row. */
export const repeated = ({ title, kit, words }: Product): Pick<Stock, 'title' | 'isKit' | 'words'> => ({
  title,
  isKit: kit.length > 0,
  words,
})

/** The stock of a SKU: none of it, where nothing has been written yet. */
export function stockOf(draft: Draft, sku: Sku): Stock {
  const product = draft.products.get(sku)
  return draft.stock.get(sku) ?? { ...noStock(sku), ...(product === undefined ? {} : repeated(product)) }
}

/** Puts a product into the draft, and keeps what its stock and its components' stock say of it in step. */
export function keepProduct(draft: Draft, product: Product): void {
  const { sku } = product
  const before = draft.products.get(sku)
  draft.products.set(sku, product)
  const stock = draft.stock.get(sku)
  const says = repeated(product)
  if (stock === undefined || !isSaid(stock, says)) {
    draft.stock.set(sku, { ...(stock ?? noStock(sku)), ...says })
  }
  const old = new Set(before?.kit.map((part) => part.sku))
  const now = new Set(product.kit.map((part) => part.sku))
  old.forEach((part) => {
    if (!now.has(part)) setKits(draft, part, (kits) => kits.filter((kit) => kit !== sku))
  })
  now.forEach((part) => setKits(draft, part, (kits) => (kits.includes(sku) ? kits : [...kits, sku])))
}

const isSaid = (stock: Stock, { title, isKit, words }: Pick<Stock, 'title' | 'isKit' | 'words'>): boolean =>
  stock.title === title && stock.isKit === isKit && stock.words.join(' ') === words.join(' ')

function setKits(draft: Draft, sku: Sku, change: (kits: Sku[]) => Sku[]): void {
  const stock = stockOf(draft, sku)
  const kits = change(stock.kits)
  if (kits !== stock.kits && kits.length !== stock.kits.length) draft.stock.set(sku, { ...stock, kits })
}
