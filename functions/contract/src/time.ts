import type { Day, Instant } from './kernel.ts'
import type { Hour } from './orders/days.ts'
import type { TimeOfDay, Weekday } from './schedules/schedules.ts'

/*
 * Calendar arithmetic on instants that are given. South Africa's clock (SAST, Africa/Johannesburg) is UTC+2 all year: no
 * daylight saving since 1944.
 */

const hour = 3_600_000

/** An instant, or its milliseconds since 1970. */
type At = Instant | number

/** An ISO text whose parts are those of South Africa's clock. */
const sastClock = (at: At): string => new Date(new Date(at).getTime() + 2 * hour).toISOString()

/** The calendar day in South Africa: `2026-11-24`. */
export const sastDay = (at: At): Day => sastClock(at).slice(0, 10)

/** The hour of the day there: `00` to `23`. */
export const sastHour = (at: At): Hour => sastClock(at).slice(11, 13)

/** The time of the day there, to the minute: `14:05`. */
export const sastTime = (at: At): TimeOfDay => sastClock(at).slice(11, 16)

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
