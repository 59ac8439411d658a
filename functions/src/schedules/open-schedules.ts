import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import type { ScheduleChange } from '@fluxori/contract/schedules/schedules'
import type { JobId } from '../domain/schedules/scheduler-port.ts'
import { runSchedule } from './run-schedule.ts'
import { sweepSchedules } from './sweep-schedules.ts'
import type { ScheduleTools } from './sync-job.ts'
import { performer } from './tasks/all.ts'
import type { TaskRooms } from './tasks/task.ts'
import { updateSchedule, type Requester } from './update-schedule.ts'

export type Schedules = ReturnType<typeof openSchedules>

/** What merchants' schedules are changed, run and matched with. */
export function openSchedules(tools: ScheduleTools & TaskRooms) {
  const { db, now } = tools
  const perform = performer(tools)
  return {
    update: (merchant: MerchantId, change: ScheduleChange, by: Requester) =>
      updateSchedule(tools, merchant, change, by),
    /** Does the task of a schedule for one due time, unless it was or must not be done. */
    run: (id: JobId, dueAt: Instant) => runSchedule({ db, now, perform }, id, dueAt),
    sweep: () => sweepSchedules(tools),
  }
}
