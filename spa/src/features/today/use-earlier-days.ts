import { days, type DayRollup } from '@fluxori/contract/orders/days'
import { useCallback, useEffect, useState } from 'react'
import { serverNow } from '../../lib/clock/server-clock.ts'
import { forget, recall, remember } from '../../lib/device/storage.ts'
import type { LiveRow } from '../../lib/live/row.ts'
import { useLive, type Live } from '../../lib/live/use-live.ts'
import { keptDaysKey } from '../../lib/session/kept.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { keptDaysFrom, type DaySpan } from './kept-days.ts'

/** The rollups from one calendar day to another, both included. */
export const useDays = ({ from, to }: DaySpan, source: 'server' | 'device' = 'server') =>
  useLive(
    days,
    { merchant: useMerchantId() },
    {
      where: [
        ['day', '>=', from],
        ['day', '<=', to],
      ],
      orderBy: ['day', 'asc'],
      source,
    },
  )

type EarlierDays = Readonly<{
  live: Live<readonly LiveRow<DayRollup>[]>
  /** When the server was last asked for them (UTC); null while it is being asked, and follows every change. */
  readAt: string | null
  readAgain: () => void
}>

/**
 * Days that are over, which only a late cancellation changes: read from the server once a day, one read each, and from
 * the device for the rest of it. `readAt` tells how old they are; a device that has lost some reads all of them again.
 */
export function useEarlierDays(span: DaySpan): EarlierDays {
  const { from, to } = span
  const name = keptDaysKey(useMerchantId())
  const [kept, setKept] = useState(() => keptDaysFrom(recall('local', name), span))
  const live = useDays(span, kept === null ? 'server' : 'device')
  const readAgain = useCallback(() => {
    forget('local', name)
    setKept(null)
  }, [name])
  const found = live.status === 'live' ? live.found.length : null
  const confirmed = live.status === 'live' && !live.fromCache
  useEffect(() => {
    if (found === null) return
    if (kept !== null && found < kept.count) readAgain()
    if (kept === null && confirmed) {
      remember('local', name, { from, to, count: found, readAt: new Date(serverNow()).toISOString() })
    }
  }, [found, confirmed, kept, name, from, to, readAgain])
  return { live, readAt: kept?.readAt ?? null, readAgain }
}
