import type { Product } from '@fluxori/contract/products/products'
import type { Stock } from '@fluxori/contract/stock/stock'
import type { Broken } from './invariants.ts'
import { supplyOf } from './supply.ts'

/** Stock that is called out, low or enough and is not. */
export function brokenSupply(stock: readonly Stock[], products: readonly Product[]): readonly Broken[] {
  const lowAt = new Map(products.map((product) => [product.sku, product.lowAt]))
  return stock.flatMap(({ sku, available, supply }) => {
    const should = supplyOf(available, lowAt.get(sku) ?? null)
    return supply === should
      ? []
      : [{ subject: sku, rule: 'supply-follows', detail: `${supply}, ${available} are ${should}` }]
  })
}
