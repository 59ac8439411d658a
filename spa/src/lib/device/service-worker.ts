import { create } from 'zustand'

type NewVersion = Readonly<{ ready: boolean; load: () => void }>

/** A newer version that is on the device already; it is used when the person says so, so that no typed work is lost. */
export const useNewVersion = create<NewVersion>(() => ({ ready: false, load: () => undefined }))

/** Keeps the app itself on the device, so that it opens offline. Only a built app has a service worker. */
export async function startServiceWorker(): Promise<void> {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return
  const { registerSW } = await import('virtual:pwa-register')
  const update = registerSW({
    onNeedRefresh: () => useNewVersion.setState({ ready: true, load: () => void update(true) }),
  })
}
