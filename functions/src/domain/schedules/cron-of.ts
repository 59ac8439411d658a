import { Weekday, type ScheduleTimes } from '@fluxori/contract/schedules/schedules'

/** Days of the week as unix-cron counts them: Sunday is 0. */
const cronDay: Readonly<Record<Weekday, number>> = {
  sun: 0,
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
}

const inOrder = (numbers: readonly number[]): string => numbers.toSorted((a, b) => a - b).join(',')

/**
 * The times of a schedule as one unix-cron expression, always written the same way: `30 7,13 * * 1,5`. Throws when the
 * times have different minutes, which the contract refuses.
 */
export function cronOf({ days, times }: ScheduleTimes): string {
  const [minute, ...others] = new Set(times.map((time) => Number(time.slice(3))))
  if (minute === undefined || others.length > 0)
    throw new Error('the times of a schedule share their minutes')
  const hours = inOrder(times.map((time) => Number(time.slice(0, 2))))
  const weekdays = days.length === Weekday.options.length ? '*' : inOrder(days.map((day) => cronDay[day]))
  return `${minute} ${hours} * * ${weekdays}`
}
