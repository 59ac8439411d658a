import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openFeatures } from '../src/app/open-features.ts'
import type { Tour } from '../src/business/tour.ts'

const folder = join(import.meta.dirname, '../src/features')

/** The tour of a feature. Throws an Error when its folder has none. */
async function tourOf(name: string): Promise<Tour> {
  if (!existsSync(join(folder, name, 'tour.ts'))) throw new Error(`spa/src/features/${name} has no tour.ts`)
  const { tour }: Readonly<{ tour: Tour }> = await import(`../src/features/${name}/tour.ts`)
  return tour
}

/** The folders are read: none can be left out. The registry itself would load every icon there is. */
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'feature.ts')))
const open = openFeatures.map(({ name }): string => name)

/** The tours of features, by the names of their folders. */
export const tours: ReadonlyMap<string, Tour> = new Map(
  await Promise.all(names.map(async (name) => [name, await tourOf(name)] as const)),
)

const toursOf = (isOpen: boolean): readonly Tour[] =>
  names.filter((name) => open.includes(name) === isOpen).flatMap((name) => [tours.get(name) ?? []])

/** The stops that need no sign-in. */
export const openStops = toursOf(true).flat()
/** What a member may open, a tour for each feature. */
export const memberTours = toursOf(false)
export const memberStops = memberTours.flat()
