import { orders } from '@fluxori/contract/orders/orders'
import { stands, type Tour } from '../../business/tour.ts'

export const tour: Tour = [
  {
    name: 'orders',
    path: '/orders',
    ready: stands.row,
    pictures: ['desk', 'phone'],
    lists: orders,
    empty: 'No orders yet',
    broken: { of: orders, id: 'shop:1', fields: { placedAt: new Date(0), number: 7 } },
  },
  {
    name: 'order',
    path: '/orders?status=oversold',
    ready: stands.row,
    press: { keys: ['j', 'Enter'], ready: stands.detail },
    pictures: ['desk'],
  },
]
