import { useState } from 'react'
import { z } from 'zod'
import { create } from 'zustand'
import { setMoneyStyle } from '../format/format.ts'
import { recall, remember } from './storage.ts'

/** How one person likes Fluxori on this device. */
const Preferences = z.object({
  density: z.enum(['comfortable', 'compact']).catch('comfortable'),
  /** `comma`: R1,234.56. `space`: R 1 234,56. */
  money: z.enum(['comma', 'space']).catch('comma'),
  /** No charts, pictures or motion until asked for. */
  lowData: z.boolean().catch(false),
  /** No motion and fewer live updates; `auto` follows how the device copes. */
  slowDevice: z.enum(['auto', 'on', 'off']).catch('auto'),
  /** Addresses that a person gave a name, by page. */
  views: z.record(z.string(), z.array(z.object({ name: z.string(), query: z.string() }))).catch({}),
  /** Columns that a table does not show, by table. */
  hiddenColumns: z.record(z.string(), z.array(z.string())).catch({}),
})
export type Preferences = z.infer<typeof Preferences>

const name = 'fluxori-preferences'

export const usePreferences = create<Preferences>(() => {
  const kept = Preferences.parse(recall('local', name) ?? {})
  setMoneyStyle(kept.money)
  return kept
})

/** Changes some preferences, here and in every other tab. */
export function prefer(change: Partial<Preferences>): void {
  usePreferences.setState(change)
  remember('local', name, usePreferences.getState())
}

/** Whether the device has shown that it cannot keep up, or has told that it is weak. */
const useDevice = create<Readonly<{ struggles: boolean }>>(() => ({ struggles: false }))

/** Fewer updates and no motion: asked for, or because the device struggles. */
export function useIsSlow(): boolean {
  const chosen = usePreferences(({ slowDevice }) => slowDevice)
  const struggles = useDevice((device) => device.struggles)
  return chosen === 'on' || (chosen === 'auto' && struggles)
}

/** A device that is blocked for longer than this within `windowMs` struggles. */
const [mostBlockedMs, windowMs] = [2_500, 10_000]

/** Follows preferences of other tabs, and how the device copes, until the page ends. Sets what styles depend on. */
export function startPreferences(): void {
  const apply = () => {
    const { density, money, lowData, slowDevice } = usePreferences.getState()
    const slow = slowDevice === 'on' || (slowDevice === 'auto' && useDevice.getState().struggles)
    setMoneyStyle(money)
    document.documentElement.dataset['density'] = density
    document.documentElement.dataset['motion'] = lowData || slow ? 'off' : 'on'
  }
  apply()
  usePreferences.subscribe(apply)
  useDevice.subscribe(apply)
  addEventListener('storage', (event) => {
    if (event.key === name) usePreferences.setState(Preferences.parse(recall('local', name) ?? {}))
  })
  watchDevice()
}

function watchDevice(): void {
  if (!PerformanceObserver.supportedEntryTypes.includes('longtask')) return
  let blocked: { at: number; milliseconds: number }[] = []
  new PerformanceObserver((list) => {
    const now = performance.now()
    blocked = [
      ...blocked.filter(({ at }) => now - at < windowMs),
      ...list.getEntries().map(({ duration }) => ({ at: now, milliseconds: duration })),
    ]
    if (blocked.reduce((sum, { milliseconds }) => sum + milliseconds, 0) > mostBlockedMs) {
      useDevice.setState({ struggles: true })
    }
  }).observe({ type: 'longtask' })
}

/** Whether the connection is metered or slow, as the browser tells, or low data was asked for. */
export function useLowData(): boolean {
  const chosen = usePreferences(({ lowData }) => lowData)
  const [saves] = useState(() => matchMedia('(prefers-reduced-data: reduce)').matches)
  return chosen || saves
}
