import type { MerchantId } from '@fluxori/contract/kernel'
import type { ScheduleId } from '@fluxori/contract/schedules/schedule-id'

/** Which schedule a job is of. Its name is made of both, so one schedule has one job. */
export type JobId = Readonly<{ merchant: MerchantId; schedule: ScheduleId }>

/** What a schedule's job must be: calls `schedule-run` at the times of `cron` in `timeZone`, or is paused. */
export type Job = JobId & Readonly<{ cron: string; timeZone: string; state: 'active' | 'paused' }>

/** A job as it is found; `broken`: the scheduler has given it up, or it calls something else. It must be sent again. */
export type FoundJob = JobId &
  Readonly<{ cron: string; timeZone: string; state: 'active' | 'paused' | 'broken' }>

/**
 * What calls at set times. Absolute: saying the same twice is harmless, and what is missing is made. Each throws a
 * `Fault` when it could not be said.
 */
export type Scheduler = Readonly<{
  put: (job: Job) => Promise<void>
  /** Does nothing when there is no such job. */
  remove: (id: JobId) => Promise<void>
  /** The jobs of every merchant's schedules, and no other jobs. */
  list: () => Promise<readonly FoundJob[]>
}>
