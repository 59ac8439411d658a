import { IconHome } from '@tabler/icons-react'
import { feature } from '../../business/feature.ts'
import { paths } from '../../business/paths.ts'

export const todayFeature = feature({
  name: 'today',
  place: { to: paths.today, label: 'Today', Icon: IconHome, group: 'home', keys: 'g t', on: 'bar' },
  screens: { [paths.today]: async () => (await import('./today-page.tsx')).TodayPage },
})
