import { feature } from '../../business/feature.ts'
import { paths } from '../../business/paths.ts'

export const sessionFeature = feature({
  name: 'session',
  place: null,
  screens: { [paths.signIn]: async () => (await import('./sign-in-page.tsx')).SignInPage },
})
