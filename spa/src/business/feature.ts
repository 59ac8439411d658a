import type { Icon } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { CaseViews } from './cases/views.ts'
import type { Search } from './search/search.ts'

/** What places are grouped by, in the order of the navigation. */
export const groups = ['home', 'sell', 'stock', 'channels', 'money', 'settings'] as const
export type Group = (typeof groups)[number]

/** Where the navigation leads, and the keys that lead there too (`g o`; null: none). */
export type Place = Readonly<{
  to: string
  label: string
  Icon: Icon
  group: Group
  keys: string | null
  /**
   * `bar`: in the rail, and in the bar of a phone, which has room for four; `rail`: in the rail, and on a phone under
   * More; `more`: only there, since the top bar leads to it.
   */
  on: 'bar' | 'rail' | 'more'
}>

/**
 * What the app takes from a folder of `features`: everything around its screens follows from it. Words that are long,
 * and whatever a screen draws, are fetched when they are needed: what stands here itself, the first screen loads.
 */
export type Feature = Readonly<{
  /** The folder's. How tests and pictures visit its screens is in its `tour.ts`. */
  name: string
  /** Null: nothing leads to it. */
  place: Place | null
  /** Its screens by their addresses: `/orders/:order?`. */
  screens: Readonly<Record<string, () => Promise<ComponentType>>>
  /** What the command palette finds of it. */
  search?: () => Promise<Readonly<{ search: Search }>>
  /** How the cases of its subject are shown. A kind is shown by one feature. */
  cases?: () => Promise<Readonly<{ cases: CaseViews }>>
  /** What a refusal of its operations says to a person: what happened, and what to do. A reason has its words once. */
  refusals?: () => Promise<Readonly<{ refusals: Readonly<Record<string, string>> }>>
}>

/** Declares a feature; one line in `app/features.ts` makes it part of the app. */
export const feature = <const F extends Feature>(declared: F): F => declared
