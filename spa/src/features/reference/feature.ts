import { feature } from '../../business/feature.ts'
import { paths } from '../../business/paths.ts'

export const referenceFeature = feature({
  name: 'reference',
  place: null,
  screens: {
    [paths.api]: async () => (await import('./api-page.tsx')).ApiPage,
    [`${paths.problems}/:reason?`]: async () => (await import('./problems-page.tsx')).ProblemsPage,
  },
})
