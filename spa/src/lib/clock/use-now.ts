import { create } from 'zustand'
import { serverNow, useServerClock } from './server-clock.ts'

/** One clock for every age on the screen, in milliseconds; it moves every 15 seconds. */
const useClock = create(() => ({ now: serverNow() }))

const beat = () => useClock.setState({ now: serverNow() })
setInterval(beat, 15_000)
document.addEventListener('visibilitychange', beat)
useServerClock.subscribe(beat)

export const useNow = (): number => useClock(({ now }) => now)
