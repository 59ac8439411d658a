import { channels } from '@fluxori/contract/channels/channels'
import { stands, type Tour } from '../../business/tour.ts'

export const tour: Tour = [
  {
    name: 'channels',
    path: '/channels',
    ready: stands.heading,
    pictures: ['desk'],
    empty: 'No channel is connected yet',
    broken: { of: channels, id: 'odd', fields: { id: 'odd' } },
  },
  { name: 'channel', path: '/channels/takealot', ready: stands.detail, pictures: ['desk'] },
]
