import { useSyncExternalStore } from 'react'

/** Whether a media query holds, followed as it changes. The browser is asked when it changes, not with every drawing. */
export function useMedia(query: string): boolean {
  const [subscribe, holds] = followed(query)
  return useSyncExternalStore(subscribe, holds)
}

type Followed = readonly [subscribe: (changed: () => void) => () => void, holds: () => boolean]

const known = new Map<string, Followed>()

function followed(query: string): Followed {
  const before = known.get(query)
  if (before !== undefined) return before
  const list = matchMedia(query)
  const subscribe = (changed: () => void) => {
    list.addEventListener('change', changed)
    return () => list.removeEventListener('change', changed)
  }
  const now: Followed = [subscribe, () => list.matches]
  known.set(query, now)
  return now
}
