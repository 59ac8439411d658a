import { stands, type Tour } from '../../business/tour.ts'

export const tour: Tour = [
  { name: 'warehouses', path: '/warehouses', ready: stands.heading, pictures: ['desk'] },
]
