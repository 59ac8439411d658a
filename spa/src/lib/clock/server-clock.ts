import { create } from 'zustand'

/** How far this device's clock is off, in milliseconds: what must be added to it. Known once the server has told. */
export const useServerClock = create<Readonly<{ offsetMs: number }>>(() => ({ offsetMs: 0 }))

/** A clock that is off by less than this is right enough: the answer itself took a moment. */
const tolerableMs = 90_000

/** Milliseconds since 1970 by the server's clock, so that ages are right on a device whose clock is wrong. */
export const serverNow = (): number => Date.now() + useServerClock.getState().offsetMs

/** Takes the time that an answer of the server carries; `sentAt` is when it was asked for. */
export function learnTime(date: string | null, sentAt: number): void {
  if (date === null) return
  const serverTime = Date.parse(date)
  if (Number.isNaN(serverTime)) return
  const offsetMs = serverTime - (sentAt + Date.now()) / 2
  useServerClock.setState({ offsetMs: Math.abs(offsetMs) < tolerableMs ? 0 : Math.round(offsetMs) })
}

/** Asks the server of this page for its time, now and whenever the page is looked at again. */
export function startServerClock(): void {
  const ask = () => {
    const sentAt = Date.now()
    fetch('/icon.svg', { method: 'HEAD', cache: 'no-store' }).then(
      (answer) => learnTime(answer.headers.get('date'), sentAt),
      () => {
        // Offline: the device's own clock has to do.
      },
    )
  }
  ask()
  addEventListener('online', ask)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ask()
  })
}
