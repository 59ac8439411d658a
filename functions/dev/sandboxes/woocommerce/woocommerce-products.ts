import type { ListingIdOf, SandboxOptions } from '../sandbox.ts'
import type { ShopProduct } from './woocommerce-documents.ts'

/** The product id of the item with this index. */
export const woocommerceListingId: ListingIdOf = (index) => String(90 + index)

export type ProductChange = Partial<Pick<ShopProduct, 'managed' | 'quantity' | 'priceCents'>>

export type Products = Readonly<{
  products: () => readonly ShopProduct[]
  productOf: (sku: string) => ShopProduct
  changeProduct: (id: number, change: ProductChange) => ShopProduct
  /** Takes units of a product off its stock, never below zero, and answers how many; below zero it puts them back. */
  takeStock: (id: number, units: number) => number
}>

/** What the shop sells, each product with stock of its own. */
export function openProducts({ items, now }: SandboxOptions): Products {
  const products = new Map(
    items.map((item): [number, ShopProduct] => {
      const [id, { priceCents, quantity }] = [Number(woocommerceListingId(item.index)), item]
      return [id, { id, item, priceCents, quantity, managed: true, modifiedAt: now() }]
    }),
  )

  const changeProduct: Products['changeProduct'] = (id, change) => {
    const product = products.get(id)
    if (product === undefined) throw new RangeError(`this shop has no product ${id}`)
    const changed = { ...product, ...change, modifiedAt: now() }
    products.set(id, changed)
    return changed
  }

  return {
    products: () => [...products.values()],
    productOf: (sku) => {
      const product = [...products.values()].find(({ item }) => item.sku === sku)
      if (product === undefined) throw new RangeError(`this shop does not sell ${sku}`)
      return product
    },
    changeProduct,
    takeStock: (id, units) => {
      const product = products.get(id)
      if (product?.managed !== true || units === 0) return 0
      const taken = Math.min(units, product.quantity)
      changeProduct(id, { quantity: product.quantity - taken })
      return taken
    },
  }
}
