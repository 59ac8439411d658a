import { IconBell } from '@tabler/icons-react'
import { feature } from '../../business/feature.ts'
import { paths } from '../../business/paths.ts'

export const casesFeature = feature({
  name: 'cases',
  place: { to: paths.cases, label: 'Needs you', Icon: IconBell, group: 'home', keys: null, on: 'more' },
  screens: { [paths.cases]: async () => (await import('./cases-page.tsx')).CasesPage },
  cases: () => import('./cases.ts'),
  refusals: () => import('./refusals.ts'),
})
