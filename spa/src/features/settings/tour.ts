import { stands, type Tour } from '../../business/tour.ts'

export const tour: Tour = [
  { name: 'members', path: '/settings/members', ready: 'text=Lindiwe Khumalo', pictures: ['desk'] },
  { name: 'merchant', path: '/settings/merchant', ready: stands.heading },
  { name: 'schedules', path: '/settings/schedules?do=create', ready: stands.dialog, pictures: ['desk'] },
  { name: 'preferences', path: '/settings/preferences', ready: stands.heading, pictures: ['desk'] },
]
