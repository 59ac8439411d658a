import { stands, type Tour } from '../../business/tour.ts'

export const tour: Tour = [
  { name: 'today', path: '/', ready: stands.figure, pictures: ['desk', 'phone'], empty: 'first' },
]
