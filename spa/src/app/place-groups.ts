import { groups, type Group, type Place } from '../business/feature.ts'
import { messages } from '../lib/messages.ts'

/** Places under one title; null where they need none. */
export type PlaceGroup = Readonly<{ title: string | null; places: readonly Place[] }>

/** So many places are one list: titles would be more to read than to skip. */
const mostWithoutTitles = 10

const titles: Readonly<Partial<Record<Group, string>>> = messages.frame.groups

/** Places in the order of their groups, under titles as soon as there are many. Those of one group keep their order. */
export function grouped(places: readonly Place[]): readonly PlaceGroup[] {
  const all = groups
    .map((group) => ({
      title: titles[group] ?? null,
      places: places.filter((place) => place.group === group),
    }))
    .filter((group) => group.places.length > 0)
  return places.length > mostWithoutTitles
    ? all
    : [{ title: null, places: all.flatMap((group) => group.places) }]
}

/** Places in the order in which the navigation shows them. */
export const inOrder = (places: readonly Place[]): readonly Place[] =>
  grouped(places).flatMap((group) => group.places)

/** Whether a path is within a place. */
export const isWithin = (path: string, to: string): boolean =>
  path === to || (to !== '/' && path.startsWith(`${to}/`))
