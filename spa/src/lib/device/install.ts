import { create } from 'zustand'

type Install = Readonly<{
  /** Asks the browser to put Fluxori on the device; null where it does not offer that (yet). */
  offer: (() => Promise<void>) | null
  installed: boolean
}>

export const useInstall = create<Install>(() => ({
  offer: null,
  installed: matchMedia('(display-mode: standalone)').matches,
}))

/** What a browser that can install an app hands over; no standard type describes it. */
type InstallEvent = Event & Readonly<{ prompt: () => Promise<unknown> }>

const isInstallEvent = (event: Event): event is InstallEvent =>
  'prompt' in event && typeof event.prompt === 'function'

/** Keeps the browser's offer for when a person asks for it, until the page ends. It is made once, early. */
export function startInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    if (!isInstallEvent(event)) return
    event.preventDefault()
    const offer = async () => {
      useInstall.setState({ offer: null })
      await event.prompt()
    }
    useInstall.setState({ offer })
  })
  addEventListener('appinstalled', () => useInstall.setState({ offer: null, installed: true }))
}
