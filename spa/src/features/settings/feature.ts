import { IconSettings } from '@tabler/icons-react'
import { feature } from '../../business/feature.ts'
import { paths } from '../../business/paths.ts'

export const settingsFeature = feature({
  name: 'settings',
  place: {
    to: paths.settings,
    label: 'Settings',
    Icon: IconSettings,
    group: 'settings',
    keys: 'g ,',
    on: 'rail',
  },
  screens: {
    [`${paths.settings}/:section?`]: async () => (await import('./settings-page.tsx')).SettingsPage,
  },
  refusals: () => import('./refusals.ts'),
})
