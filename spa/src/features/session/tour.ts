import type { Tour } from '../../business/tour.ts'

export const tour: Tour = [{ name: 'sign-in', path: '/sign-in', ready: 'form', pictures: ['desk'] }]
