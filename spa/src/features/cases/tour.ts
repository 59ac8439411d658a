import { cases } from '@fluxori/contract/engine/cases'
import { stands, type Tour } from '../../business/tour.ts'

export const tour: Tour = [
  {
    name: 'needs-you',
    path: '/needs-you',
    ready: stands.row,
    pictures: ['desk'],
    lists: cases,
    empty: 'Nothing needs you',
  },
]
