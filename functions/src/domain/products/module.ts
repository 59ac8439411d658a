import type { productsSubject } from '@fluxori/contract/products/products'
import type { Handlers, Links } from '../work.ts'
import { changeProduct } from './change-product.ts'

export const productsHandlers: Handlers<keyof (typeof productsSubject)['commands']> = {
  'product-update': {
    needs: ({ change: { sku, fields } }, need) => {
      need('products', sku)
      fields.kit?.forEach((part) => need('products', part.sku))
      if (typeof fields.barcode === 'string') need.find('products', 'byBarcode', fields.barcode)
      else
        need('products', sku, (product) => {
          if (typeof product?.barcode === 'string') need.find('products', 'byBarcode', product.barcode)
        })
    },
    decide: changeProduct,
  },
}

/** A product names its stock, and what it is made of. */
export const productsLinks: Links = {
  products: (need, sku, product) => {
    need('stock', sku)
    product?.kit.forEach((part) => need('products', part.sku))
  },
}
