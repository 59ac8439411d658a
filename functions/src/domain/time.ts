import type { Hour } from '@fluxori/contract/orders/days'
import type { Day, Instant } from '@fluxori/contract/kernel'
import type { TimeOfDay, Weekday } from '@fluxori/contract/schedules/schedules'

const hour = 3_600_000

/** The calendar day in Africa/Johannesburg: UTC+2 all year, no daylight saving since 1944. */
export const sastDay = (at: Instant): Day => new Date(Date.parse(at) + 2 * hour).toISOString().slice(0, 10)

/** The hour of the day there: `00` to `23`. */
export const sastHour = (at: Instant): Hour => new Date(Date.parse(at) + 2 * hour).toISOString().slice(11, 13)

/** The instant of a time of day (`07:30`) on a calendar day there. */
export const sastInstant = (day: Day, time: TimeOfDay): Instant =>
  instantAfter(`${day}T${time}:00.000Z`, -2 * hour)

/** The day of the week of a calendar day. */
export const weekdayOf = (day: Day): Weekday => weekdays[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? 'sun'

const weekdays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** The calendar day so many days after (or, negative, before) another. */
export const dayAfter = (day: Day, days: number): Day =>
  instantAfter(`${day}T00:00:00.000Z`, days * 24 * hour).slice(0, 10)

/** The instant so many milliseconds after (or, negative, before) another. */
export const instantAfter = (at: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(at) + milliseconds).toISOString()

/** Milliseconds from one instant to another. */
export const millisecondsBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from)
