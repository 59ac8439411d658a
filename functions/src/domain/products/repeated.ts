import type { Product } from '@fluxori/contract/products/products'
import { searchWords } from '@fluxori/contract/search'
import type { Stock } from '@fluxori/contract/stock/stock'

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
