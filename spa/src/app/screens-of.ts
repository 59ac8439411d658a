import type { Feature } from '../business/feature.ts'
import { loadedApart } from '../lib/navigation/loaded-apart.tsx'

type Load = Feature['screens'][string]

/** A screen, its address, and how to fetch it before it is drawn. */
export type ScreenAt = Readonly<{ at: string; Screen: ReturnType<typeof loadedApart> }>

/** The screens of features, each fetched when it is first asked for. */
export const screensOf = (
  features: readonly Pick<Feature, 'screens'>[],
  loading: (load: Load, at: string) => Load = (load) => load,
): readonly ScreenAt[] =>
  features
    .flatMap(({ screens }) => Object.entries(screens))
    .map(([at, load]) => ({ at, Screen: loadedApart(loading(load, at)) }))

const placeOf = (path: string) => path.split('/')[1]

/** The screen at a path; undefined when there is none. */
export const screenAt = (screens: readonly ScreenAt[], path: string): ScreenAt | undefined =>
  screens.find(({ at }) => placeOf(at) === placeOf(path))
