import type { Tour } from '../../business/tour.ts'

export const tour: Tour = [
  { name: 'api', path: '/api', ready: 'article#stock-update' },
  { name: 'problems', path: '/problems', ready: 'text=Not enough free stock' },
]
