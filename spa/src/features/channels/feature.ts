import { IconBuildingStore } from '@tabler/icons-react'
import { feature } from '../../business/feature.ts'
import { paths } from '../../business/paths.ts'

export const channelsFeature = feature({
  name: 'channels',
  place: {
    to: paths.channels,
    label: 'Channels',
    Icon: IconBuildingStore,
    group: 'channels',
    keys: 'g c',
    on: 'bar',
  },
  screens: {
    [`${paths.channels}/:channel?`]: async () => (await import('./channels-page.tsx')).ChannelsPage,
  },
  cases: () => import('./cases.ts'),
  refusals: () => import('./refusals.ts'),
})
