import { create } from 'zustand'

type Connection = Readonly<{
  online: boolean
  /** Each listening that is open: whether its rows still come from the device. */
  fromCache: Readonly<Record<string, boolean>>
  report: (listening: string, fromCache: boolean) => void
  forget: (listening: string) => void
}>

export const useConnection = create<Connection>((set) => ({
  online: navigator.onLine,
  fromCache: {},
  report: (listening, fromCache) =>
    set((state) =>
      state.fromCache[listening] === fromCache
        ? state
        : { fromCache: { ...state.fromCache, [listening]: fromCache } },
    ),
  forget: (listening) =>
    set((state) => {
      const { [listening]: _, ...rest } = state.fromCache
      return { fromCache: rest }
    }),
}))

export type ConnectionState = 'live' | 'from-cache' | 'offline'

/** What the person can trust: `live` means that the server stands behind every row on the screen. */
export const useConnectionState = (): ConnectionState =>
  useConnection(({ online, fromCache }) => {
    if (!online) return 'offline'
    return Object.values(fromCache).some((cached) => cached) ? 'from-cache' : 'live'
  })

/** Follows the browser's word on the connection until the page ends. */
export function startConnection(): void {
  addEventListener('online', () => useConnection.setState({ online: true }))
  addEventListener('offline', () => useConnection.setState({ online: false }))
}
