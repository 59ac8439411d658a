import type { DayRollup, DaySales } from '@fluxori/contract/orders/days'
import { dayAfter, sastDay, sastHour } from '@fluxori/contract/time'

export type Measure = 'orders' | 'revenue' | 'units' | 'vat'

const none: DaySales = { orders: 0, units: 0, revenueCents: 0, vatCents: 0 }

export const measured = (sales: DaySales, measure: Measure): number => {
  switch (measure) {
    case 'orders':
      return sales.orders
    case 'revenue':
      return sales.revenueCents
    case 'units':
      return sales.units
    case 'vat':
      return sales.vatCents
  }
}

const plus = (one: DaySales, other: DaySales): DaySales => ({
  orders: one.orders + other.orders,
  units: one.units + other.units,
  revenueCents: one.revenueCents + other.revenueCents,
  vatCents: one.vatCents + other.vatCents,
})

/** A day's sales over all channels; nothing was sold on a day without a rollup. */
export const salesOf = (day: DayRollup | null): DaySales =>
  Object.values(day?.channels ?? {}).reduce(plus, none)

/** What a day sold in its hours before this one: `08` ends at eight o'clock. */
const salesUntil = (day: DayRollup, hour: string): DaySales =>
  Object.entries(day.hours)
    .filter(([one]) => one < hour)
    .map(([, sales]) => sales)
    .reduce(plus, none)

/** Hours are kept of a day when they add up to its channels. They do not on the day on which keeping them began. */
export function hasHours(day: DayRollup): boolean {
  const [whole, hours] = [salesOf(day), Object.values(day.hours).reduce(plus, none)]
  return whole.orders === hours.orders && whole.revenueCents === hours.revenueCents
}

/** What today can honestly be compared with. `day` is the same weekday of last week. */
export type Comparison =
  /** No full hour of today has passed. */
  | Readonly<{ kind: 'early' }>
  /** Nothing was sold that day, as far as is known. */
  | Readonly<{ kind: 'no-sales'; day: string }>
  /** That day is kept only as a whole. */
  | Readonly<{ kind: 'no-hours'; day: string }>
  /** Today's hours are kept only since some time today. */
  | Readonly<{ kind: 'today-no-hours' }>
  | Readonly<{ kind: 'same-hours'; day: string; until: string; now: DaySales; before: DaySales }>

/** Today, and the same weekday of last week, as South Africa counts days. `now` in milliseconds. */
export const daysCompared = (now: number): Readonly<{ today: string; before: string }> => {
  const today = sastDay(now)
  return { today, before: dayAfter(today, -7) }
}

/**
 * Today's sales until its last full hour against the same hours of the same weekday last week. A day without a rollup
 * is null. `now` in milliseconds.
 */
export function compareDays(today: DayRollup | null, lastWeek: DayRollup | null, now: number): Comparison {
  const { before } = daysCompared(now)
  const hour = sastHour(now)
  if (hour === '00') return { kind: 'early' }
  if (lastWeek === null) return { kind: 'no-sales', day: before }
  if (!hasHours(lastWeek)) return { kind: 'no-hours', day: before }
  if (today !== null && !hasHours(today)) return { kind: 'today-no-hours' }
  return {
    kind: 'same-hours',
    day: before,
    until: `${hour}:00`,
    now: today === null ? none : salesUntil(today, hour),
    before: salesUntil(lastWeek, hour),
  }
}

/** How a figure stands to the one of before. Of nothing, or of less than nothing, there is no share. */
export type Relation = 'no-share' | 'same' | 'per-cent' | 'times'

/** From here on a share is told in times: `+2400%` says less than `25 times`. */
const mostTimes = 10

export function relationOf(now: number, before: number): Relation {
  if (before <= 0) return 'no-share'
  if (now === before) return 'same'
  return now >= mostTimes * before ? 'times' : 'per-cent'
}
