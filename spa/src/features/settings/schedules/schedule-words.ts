import { Weekday, type Schedule, type ScheduleTimes } from '@fluxori/contract/schedules/schedules'
import { countsOf, type ScheduleTask } from '@fluxori/contract/schedules/tasks/all'
import { dayAfter, sastDay } from '@fluxori/contract/time'
import { formatDay, formatTime } from '../../../lib/format/format.ts'
import { scheduleMessages } from '../../../lib/messages/schedules.ts'

const words = scheduleMessages

const isSame = (days: readonly Weekday[], others: readonly Weekday[]): boolean =>
  days.length === others.length && others.every((day) => days.includes(day))

function daysWords(days: readonly Weekday[]): string {
  if (days.length === Weekday.options.length) return words.everyDay
  if (isSame(days, ['mon', 'tue', 'wed', 'thu', 'fri'])) return words.workdays
  if (isSame(days, ['sat', 'sun'])) return words.weekend
  return words.on(Weekday.options.filter((day) => days.includes(day)).map((day) => words.weekdays[day].short))
}

/** When a schedule runs: `Monday to Friday at 07:30 and 13:30`. */
export const whenWords = ({ days, times }: ScheduleTimes): string =>
  words.at(daysWords(days), times.toSorted())

/** What a schedule does: `Reads Shopify and Takealot`. */
export function taskWords(task: ScheduleTask, nameOf: (channelId: string) => string): string {
  if (task.kind !== 'read-channels') return words.tasks[task.kind].label
  return task.channels === null ? words.readsAll : words.reads(task.channels.map(nameOf))
}

/** An instant near now: `today, 13:30`; by its day when it is further off. `now` in milliseconds. */
export function dueWords(instant: string, now: number): string {
  const [day, time] = [sastDay(instant), formatTime(instant)]
  if (day === sastDay(now)) return words.today(time)
  if (day === dayAfter(sastDay(now), 1)) return words.tomorrow(time)
  return words.onDay(formatDay(day), time)
}

/** A run takes a moment to begin; after so long it has not come. */
const lateMs = 10 * 60_000

/** Whether a schedule should have run and did not. `now` in milliseconds. */
export const isLate = ({ state, nextRunAt }: Schedule, now: number): boolean =>
  state === 'active' && nextRunAt !== null && Date.parse(nextRunAt) < now - lateMs

/** A change takes a moment to be told. */
const tellingMs = 30_000

/** What the scheduler has not been told, in words; null while all is well. `now` in milliseconds. */
export function syncWords({ sync }: Schedule, now: number): string | null {
  if (sync.state === 'fault') return words.fault(sync.reason ?? '')
  return sync.state === 'wanted' && Date.parse(sync.at) < now - tellingMs ? words.wanted : null
}

/** What became of the last run, in words. */
export function runWords({ task, lastRun }: Schedule): string {
  if (lastRun === null) return words.never
  if (lastRun.result === 'running') return words.running
  if (lastRun.result === 'failed') return words.failed(lastRun.reason ?? '')
  // The task may have been another one when it ran.
  return countsOf(task.kind).every((name) => name in lastRun.facts)
    ? words.doneOf[task.kind](lastRun.facts)
    : words.done
}
