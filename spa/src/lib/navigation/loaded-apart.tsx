import { lazy, useState, type ComponentType } from 'react'

/** A part of the app that comes in a file of its own, and how to fetch it before it is drawn. */
export type LoadedApart<P> = ComponentType<P> & Readonly<{ load: () => Promise<void> }>

/**
 * A component that is fetched when it is first drawn, or before that by `load`. What has been fetched is drawn at once;
 * React's own `lazy` would show what stands in for it first, and hold that for 300 ms. A fetch that fails throws where
 * it is drawn, and the page has to be loaded again; a `load` that fails may be tried anew.
 */
export function loadedApart<P extends object>(fetch: () => Promise<ComponentType<P>>): LoadedApart<P> {
  let there: ComponentType<P> | null = null
  const fetched = async () => (there ??= await fetch())
  const Waiting = lazy(async () => ({ default: await fetched() }))
  function Apart(props: P) {
    const [Shown] = useState<ComponentType<P>>(() => there ?? Waiting)
    return <Shown {...props} />
  }
  return Object.assign(Apart, {
    load: async () => {
      await fetched()
    },
  })
}
