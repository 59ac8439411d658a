import type { Schedule, ScheduleSync } from '@fluxori/contract/schedules/schedules'
import { accept, refuse, type Decision } from '../decision.ts'

type Synced = Pick<ScheduleSync, 'revision' | 'at' | 'reason'>

/**
 * Notes in a schedule what came of sending this revision of it to Cloud Scheduler; `reason`: the kind of fault that kept
 * it from being sent. Refused when the schedule has another revision by now.
 */
export function noteSync(
  schedule: Schedule | undefined,
  { revision, at, reason }: Synced,
): Decision<Schedule, 'unknown-schedule' | 'changed-since'> {
  if (schedule === undefined) return refuse('unknown-schedule', 'There is no such schedule, or no longer.')
  const { sync } = schedule
  if (sync.revision !== revision) return refuse('changed-since', 'The schedule has been changed since.')
  const state = reason === null ? 'accepted' : 'fault'
  return accept([
    sync.state === state && sync.reason === reason
      ? schedule
      : { ...schedule, sync: { state, revision, at, reason } },
  ])
}
