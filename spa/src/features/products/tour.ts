import { products } from '@fluxori/contract/products/products'
import { stands, type Tour } from '../../business/tour.ts'

export const tour: Tour = [
  {
    name: 'products',
    path: '/products',
    ready: stands.row,
    pictures: ['desk'],
    lists: products,
    empty: 'No products yet',
    broken: { of: products, id: 'ODD', fields: { sku: 'ODD', title: 12 } },
  },
  { name: 'product', path: '/products/MUG-ENAM-4', ready: stands.detail },
  { name: 'new-product', path: '/products?new=1', ready: stands.detail, pictures: ['desk'] },
]
