import { create } from 'zustand'

/** One clock for every age on the screen, in milliseconds; it moves every 15 seconds. */
const useClock = create(() => ({ now: Date.now() }))

const beat = () => useClock.setState({ now: Date.now() })
setInterval(beat, 15_000)
document.addEventListener('visibilitychange', beat)

export const useNow = (): number => useClock(({ now }) => now)
