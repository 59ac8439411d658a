import type { Day, Instant } from '@fluxori/contract/kernel'
import { instantAfter, sastDay } from '@fluxori/contract/time'
import type { Random } from '../random.ts'

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 24 * 3_600_000]
/** Orders of a usual day, and by how much the weeks grow. */
const [usualOrders, growth] = [11, 0.35]
/** From Sunday to Saturday: South Africans order most at the start of the week and on Fridays. */
const byWeekday = [0.8, 1.12, 1.02, 1, 1.05, 1.22, 0.88] as const
/** Salaries come on the 25th. */
const payday = { from: 25, until: 28, factor: 1.35 } as const
/** How many of a day's orders come in each hour: lunch is busy, the evening busiest. */
const byHour = [
  1, 0.5, 0.3, 0.3, 0.5, 1, 2.5, 4.5, 6, 6.5, 6.5, 6.5, 7, 6.5, 5.5, 5.5, 5.5, 6, 7, 8.5, 9, 7.5, 4.5, 2.5,
] as const

/** Midnight in Johannesburg at which a day began, so many days before the day of `at`. */
export const midnightBefore = (at: Instant, daysBefore: number): Instant =>
  instantAfter(`${sastDay(at)}T00:00:00.000Z`, -2 * hourMs - daysBefore * dayMs)

/** When buyers ordered in the days before `at`, and on its own day until then, oldest first. */
export function orderTimes(at: Instant, days: number, random: Random): readonly Instant[] {
  return Array.from({ length: days + 1 }, (_, index) => {
    const midnight = midnightBefore(at, days - index)
    const count = Math.round(expectedOn(sastDay(midnight), index / days) * (0.85 + random() * 0.3))
    return Array.from({ length: count }, () => instantAfter(midnight, momentOf(random)))
  })
    .flat()
    .filter((placedAt) => placedAt < instantAfter(at, -5 * minuteMs))
    .toSorted()
}

function expectedOn(day: Day, progress: number): number {
  const weekday = new Date(`${day}T12:00:00.000Z`).getUTCDay()
  const dayOfMonth = Number(day.slice(8))
  const paid = dayOfMonth >= payday.from && dayOfMonth <= payday.until ? payday.factor : 1
  return usualOrders * (byWeekday[weekday] ?? 1) * (1 + growth * (progress - 0.5)) * paid
}

/** Milliseconds after midnight, in a busy hour more often than in a quiet one. */
function momentOf(random: Random): number {
  let left = random() * byHour.reduce((sum, share) => sum + share, 0)
  const hour = byHour.findIndex((share) => (left -= share) < 0)
  return Math.floor((hour + random()) * 60) * minuteMs + Math.floor(random() * 60_000)
}

/** When a parcel that was ordered then leaves: the same afternoon, or the next morning that is no Sunday. */
export function leavesAt(placedAt: Instant, random: Random): Instant {
  const midnight = midnightBefore(placedAt, 0)
  const hour = (Date.parse(placedAt) - Date.parse(midnight)) / hourMs
  const sameDay = hour < 10 && !isSunday(midnight)
  const morning = nextWorkday(midnight)
  return sameDay
    ? instantAfter(midnight, Math.round((14 + random() * 2.5) * hourMs))
    : instantAfter(morning, Math.round((8 + random() * 3.5) * hourMs))
}

function nextWorkday(midnight: Instant): Instant {
  const next = instantAfter(midnight, dayMs)
  return isSunday(next) ? instantAfter(next, dayMs) : next
}

const isSunday = (midnight: Instant): boolean =>
  new Date(`${sastDay(midnight)}T12:00:00.000Z`).getUTCDay() === 0
