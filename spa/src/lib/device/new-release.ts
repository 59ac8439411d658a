import { recall, remember } from './storage.ts'

const name = 'fluxori-reloaded'
const onceInMs = 60_000

/**
 * A release replaces the files that an open page is made of. When one of them is no longer there, the page is loaded
 * anew, at most once a minute, and never offline; what was typed is kept by its form.
 */
export function startFollowingReleases(): void {
  addEventListener('vite:preloadError', (event) => {
    const lately = Date.now() - Number(recall('session', name) ?? 0) < onceInMs
    if (lately || !navigator.onLine) return
    event.preventDefault()
    remember('session', name, Date.now())
    location.reload()
  })
}
