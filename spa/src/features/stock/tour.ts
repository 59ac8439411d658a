import { stock } from '@fluxori/contract/stock/stock'
import { stands, type Tour } from '../../business/tour.ts'

export const tour: Tour = [
  {
    name: 'stock',
    path: '/stock',
    ready: stands.row,
    pictures: ['desk', 'phone'],
    lists: stock,
    empty: 'No stock yet',
    broken: { of: stock, id: 'ODD', fields: { sku: 'ODD', available: 'many' } },
  },
  {
    name: 'stock-explained',
    path: '/stock',
    ready: stands.row,
    press: { keys: ['j', 'Enter'], ready: stands.detail },
    pictures: ['desk'],
  },
  { name: 'sku', path: '/stock/MUG-ENAM-4', ready: stands.detail },
  { name: 'kit', path: '/stock?supply=kits', ready: stands.row },
  { name: 'adjust', path: '/stock?do=adjust&sku=MUG-ENAM-4', ready: stands.dialog },
  { name: 'receive', path: '/stock?do=receive', ready: stands.dialog, pictures: ['phone'] },
  { name: 'transfer', path: '/stock?do=transfer', ready: stands.dialog },
  { name: 'count', path: '/stock?do=count', ready: stands.dialog },
]
