import type { Product } from '@fluxori/contract/products/products'
import type { Stock } from '@fluxori/contract/stock/stock'
import type { Broken } from './invariants.ts'

/** Kits whose number is not the smallest whole number of kits that their components make. */
export function brokenKits(stock: readonly Stock[], products: readonly Product[]): readonly Broken[] {
  const available = new Map(stock.map((one) => [one.sku, one.available]))
  return products
    .filter(({ kit }) => kit.length > 0)
    .flatMap(({ sku, kit }) => {
      const should = Math.min(
        ...kit.map((part) => Math.floor((available.get(part.sku) ?? 0) / part.quantity)),
      )
      const is = available.get(sku) ?? 0
      return is === should
        ? []
        : [{ subject: sku, rule: 'kit-is-min', detail: `${is}, its components make ${should}` }]
    })
}
