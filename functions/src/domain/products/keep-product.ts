import type { Sku } from '@fluxori/contract/kernel'
import type { Product } from '@fluxori/contract/products/products'
import type { Stock } from '@fluxori/contract/stock/stock'
import { stockOf } from '../stock/ledger.ts'
import { noStock } from '@fluxori/contract/stock/levels'
import type { Work } from '../work.ts'
import { repeated } from './repeated.ts'

/** Writes a product, and keeps what its stock and its components' stock say of it in step. */
export function keepProduct(work: Work, product: Product): void {
  const { sku } = product
  const before = work.get('products', sku)
  work.put('products', sku, product)
  const stock = work.get('stock', sku)
  const says = repeated(product)
  if (stock === undefined || !isSaid(stock, says)) {
    work.put('stock', sku, { ...(stock ?? noStock(sku)), ...says })
  }
  const old = new Set(before?.kit.map((part) => part.sku))
  const now = new Set(product.kit.map((part) => part.sku))
  old.forEach((part) => {
    if (!now.has(part)) setKits(work, part, (kits) => kits.filter((kit) => kit !== sku))
  })
  now.forEach((part) => setKits(work, part, (kits) => (kits.includes(sku) ? kits : [...kits, sku])))
}

const isSaid = (stock: Stock, { title, isKit, words }: Pick<Stock, 'title' | 'isKit' | 'words'>): boolean =>
  stock.title === title && stock.isKit === isKit && stock.words.join(' ') === words.join(' ')

function setKits(work: Work, sku: Sku, change: (kits: Sku[]) => Sku[]): void {
  const stock = stockOf(work, sku)
  const kits = change(stock.kits)
  if (kits !== stock.kits && kits.length !== stock.kits.length) work.put('stock', sku, { ...stock, kits })
}
