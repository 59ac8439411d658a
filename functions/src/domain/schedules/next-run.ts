import type { Instant } from '@fluxori/contract/kernel'
import type { ScheduleTimes } from '@fluxori/contract/schedules/schedules'
import { dayAfter, sastDay, sastInstant, weekdayOf } from '@fluxori/contract/time'

/** A week and the same day again, whose earlier times may be past. */
const daysAhead = [0, 1, 2, 3, 4, 5, 6, 7] as const

/** The first time of a schedule after an instant, in SAST. Throws for a schedule without days or times. */
export function nextRun({ days, times }: ScheduleTimes, after: Instant): Instant {
  const today = sastDay(after)
  const coming = daysAhead
    .map((ahead) => dayAfter(today, ahead))
    .filter((day) => days.includes(weekdayOf(day)))
    .flatMap((day) => times.map((time) => sastInstant(day, time)))
    .filter((instant) => instant > after)
  const [first] = coming.toSorted()
  if (first === undefined) throw new Error('a schedule has at least one day and one time')
  return first
}
