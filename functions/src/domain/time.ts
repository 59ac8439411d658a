import type { Hour } from '@fluxori/contract/days'
import type { Day, Instant } from '@fluxori/contract/kernel'

const hour = 3_600_000

/** The calendar day in Africa/Johannesburg: UTC+2 all year, no daylight saving since 1944. */
export const sastDay = (at: Instant): Day => new Date(Date.parse(at) + 2 * hour).toISOString().slice(0, 10)

/** The hour of the day there: `00` to `23`. */
export const sastHour = (at: Instant): Hour => new Date(Date.parse(at) + 2 * hour).toISOString().slice(11, 13)

/** The instant so many milliseconds after (or, negative, before) another. */
export const instantAfter = (at: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(at) + milliseconds).toISOString()

/** Milliseconds from one instant to another. */
export const millisecondsBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from)
