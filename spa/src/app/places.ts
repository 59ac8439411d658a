import { IconDots } from '@tabler/icons-react'
import type { Feature, Place } from '../business/feature.ts'
import { paths } from '../business/paths.ts'
import { messages } from '../lib/messages.ts'
import { features } from './features.ts'
import { inOrder } from './place-groups.ts'

const registered: readonly Feature[] = features
const all = registered.flatMap(({ place }) => place ?? [])
const more: Place = {
  to: paths.more,
  label: messages.frame.more,
  Icon: IconDots,
  group: 'settings',
  keys: null,
  on: 'bar',
}

/** What the rail shows. */
export const places = inOrder(all.filter(({ on }) => on !== 'more'))
/** What a phone has room for, and where the others are. */
export const bottomPlaces = [...places.filter(({ on }) => on === 'bar'), more]
export const morePlaces = inOrder(all.filter(({ on }) => on !== 'bar'))
