import { ScheduleFields, ScheduleTimes, Weekday, type Schedule } from '@fluxori/contract/schedules/schedules'
import { ScheduleTask } from '@fluxori/contract/schedules/tasks/all'
import { z } from 'zod'
import { scheduleMessages } from '../../../lib/messages/schedules.ts'

const words = scheduleMessages.form

export const taskKinds = ScheduleTask.options.map(({ shape }) => shape.kind.value)

/** What the form's fields hold. */
const TypedSchedule = z.object({
  name: z.string(),
  task: z.enum(taskKinds),
  reads: z.enum(['all', 'some']),
  channels: z.array(z.string()),
  days: z.array(Weekday),
  times: z.array(z.string()),
})
export type TypedSchedule = z.infer<typeof TypedSchedule>
export const EditedSchedule = TypedSchedule.extend({ was: TypedSchedule })
export type EditedSchedule = z.infer<typeof EditedSchedule>

export const nothingTyped: TypedSchedule = {
  name: '',
  task: 'read-channels',
  reads: 'all',
  channels: [],
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  times: ['07:30'],
}

export function typedOf({ name, task, when }: Pick<Schedule, 'name' | 'task' | 'when'>): TypedSchedule {
  const channels = task.kind === 'read-channels' ? task.channels : null
  return {
    name,
    task: task.kind,
    reads: channels === null ? 'all' : 'some',
    channels: channels ?? [],
    days: when.days,
    times: when.times,
  }
}

function taskOf({ task, reads, channels }: TypedSchedule): ScheduleTask {
  return task === 'read-channels'
    ? { kind: task, channels: reads === 'all' ? null : channels }
    : { kind: task }
}

/** What the form asks for, as the contract has it: days and times in their order. */
export function fieldsOf(typed: TypedSchedule): ScheduleFields {
  const days = Weekday.options.filter((day) => typed.days.includes(day))
  return { name: typed.name.trim(), task: taskOf(typed), when: { days, times: typed.times.toSorted() } }
}

/** What is wrong with a form, in words, by field. */
export function faultsOf(typed: TypedSchedule): Readonly<Record<string, string>> {
  const { name, task, when } = fieldsOf(typed)
  const { times } = ScheduleTimes.shape
  const minutes = new Set(when.times.map((time) => time.slice(3)))
  return {
    ...(ScheduleFields.shape.name.safeParse(name).success ? {} : { name: words.nameInvalid }),
    ...(ScheduleTask.safeParse(task).success ? {} : { channels: words.channelsInvalid }),
    ...(when.days.length === 0 ? { days: words.daysInvalid } : {}),
    ...(times.safeParse(when.times).success
      ? {}
      : { times: minutes.size > 1 && !when.times.includes('') ? words.minutesDiffer : words.timesInvalid }),
  }
}
