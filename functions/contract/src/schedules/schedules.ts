import { z } from 'zod'
import {
  ChannelId,
  document,
  everyRole,
  Instant,
  MerchantId,
  operation,
  type FieldsAtFault,
} from '../kernel.ts'

/** A schedule's id within its merchant, given when it is made. */
export const ScheduleId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
export type ScheduleId = z.infer<typeof ScheduleId>

export const Weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
export type Weekday = z.infer<typeof Weekday>

/** A time of the day in the merchant's time zone: `07:30`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export type TimeOfDay = z.infer<typeof TimeOfDay>

const isEachOnce = (names: readonly string[]): boolean => new Set(names).size === names.length
const haveOneMinute = (times: readonly TimeOfDay[]): boolean =>
  new Set(times.map((time) => time.slice(3))).size <= 1

/**
 * When a schedule runs: on each of these days of the week, at each of these times of the day. One schedule is one cron
 * expression, so all of its times have the same minutes past the hour.
 */
export const ScheduleTimes = z.strictObject({
  days: z.array(Weekday).min(1).max(7).refine(isEachOnce, 'names a day twice'),
  times: z
    .array(TimeOfDay)
    .min(1)
    .max(6)
    .refine(isEachOnce, 'names a time twice')
    .refine(haveOneMinute, 'must have the same minutes past each hour'),
})
export type ScheduleTimes = z.infer<typeof ScheduleTimes>

/** What Fluxori can be asked to do at set times. */
export const ScheduleTask = z.discriminatedUnion('kind', [
  /** Looks for orders on these channels (every active one: null), and reads back what they show. */
  z.strictObject({
    kind: z.literal('read-channels'),
    channels: z.array(ChannelId).min(1).max(50).refine(isEachOnce, 'names a channel twice').nullable(),
  }),
  /** Checks stock against its movements and orders; what does not hold becomes a case. */
  z.strictObject({ kind: z.literal('check-books') }),
  /** Writes the report of the sales of the day before, by channel. */
  z.strictObject({ kind: z.literal('sales-report') }),
])
export type ScheduleTask = z.infer<typeof ScheduleTask>

/** What became of one due time of a schedule. */
export const ScheduleRun = z.object({
  dueAt: Instant,
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  result: z.enum(['running', 'done', 'failed']),
  /** The kind of fault that it failed with. */
  reason: z.string().nullable(),
  /** Counts of what was done, by task: `channels`, `checked`, `broken`, `orders`. */
  facts: z.record(z.string(), z.int()),
})
export type ScheduleRun = z.infer<typeof ScheduleRun>

/**
 * How far Cloud Scheduler is with a schedule: `wanted`, it has not been told of the last change; `accepted`, its job is
 * so; `fault`, it could not be told, and will be told again.
 */
export const ScheduleSync = z.object({
  state: z.enum(['wanted', 'accepted', 'fault']),
  /** Counts the changes of the schedule. */
  revision: z.int().min(1),
  at: Instant,
  reason: z.string().nullable(),
})
export type ScheduleSync = z.infer<typeof ScheduleSync>

/** Who asked for a change, when, under which key; `request` is the SHA-256 of what was asked. */
export const ScheduleAsked = z.object({
  by: z.string().min(1),
  at: Instant,
  key: z.string(),
  request: z.string(),
})
export type ScheduleAsked = z.infer<typeof ScheduleAsked>

const name = z.string().trim().min(1).max(60)

/** A task that Fluxori does for a merchant at set times. A removed one stays for a week, so that its job is surely gone. */
export const Schedule = z.object({
  id: ScheduleId,
  name,
  task: ScheduleTask,
  when: ScheduleTimes,
  state: z.enum(['active', 'paused', 'removed']),
  /** When it runs next; null while it is not active. In the past: that run has not come. */
  nextRunAt: Instant.nullable(),
  lastRun: ScheduleRun.nullable(),
  sync: ScheduleSync,
  created: ScheduleAsked,
  changed: ScheduleAsked,
})
export type Schedule = z.infer<typeof Schedule>

export const schedules = document({
  path: 'merchants/{merchant}/schedules/{schedule}',
  schema: Schedule,
  readers: everyRole,
  journal: null,
  queries: {},
  personal: [],
})

/** Schedules that one merchant may have: our own rule, since a project has a limited number of jobs in all. */
export const mostSchedules = 20

export const ScheduleFields = z.strictObject({ name, task: ScheduleTask, when: ScheduleTimes })
export type ScheduleFields = z.infer<typeof ScheduleFields>

/** What a member changes of the schedules. */
export const ScheduleChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('create'), fields: ScheduleFields }),
  z.strictObject({ kind: z.literal('edit'), schedule: ScheduleId, fields: ScheduleFields.partial() }),
  z.strictObject({ kind: z.literal('pause'), schedule: ScheduleId }),
  z.strictObject({ kind: z.literal('resume'), schedule: ScheduleId }),
  z.strictObject({ kind: z.literal('remove'), schedule: ScheduleId }),
])
export type ScheduleChange = z.infer<typeof ScheduleChange>

export const ScheduleRefusal = z.enum([
  'unknown-schedule',
  'schedule-name-taken',
  'too-many-schedules',
  'unknown-channel',
])
export type ScheduleRefusal = z.infer<typeof ScheduleRefusal>

export const scheduleUpdate = operation({
  name: 'schedule-update',
  summary: 'Creates, changes, pauses, resumes or removes a schedule.',
  roles: ['owner', 'manager'],
  request: z.strictObject({ merchantId: MerchantId, change: ScheduleChange }),
  response: z.object({ scheduleId: ScheduleId, state: Schedule.shape.state }),
  refusals: ScheduleRefusal.options,
  fields: {
    'unknown-schedule': 'change.schedule',
    'schedule-name-taken': 'change.fields.name',
    'unknown-channel': 'change.fields.task.channels',
  } satisfies FieldsAtFault<ScheduleRefusal>,
})

export const schedulesSubject = {
  documents: { schedules },
  commands: {},
  operations: { scheduleUpdate },
  cases: {},
} as const
