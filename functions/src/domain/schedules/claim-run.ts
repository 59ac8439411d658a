import type { Instant } from '@fluxori/contract/kernel'
import type { Schedule, ScheduleRun } from '@fluxori/contract/schedules/schedules'
import { accept, refuse, type Decision } from '../decision.ts'
import { instantAfter } from '@fluxori/contract/time'
import { nextRun } from './next-run.ts'

/** `still-running` may be tried again later; the others are final. */
export type RunNo =
  'unknown-merchant' | 'unknown-schedule' | 'schedule-paused' | 'already-run' | 'still-running' | 'not-due'

/** A run that has not ended after this long has died: a call of it ends before. */
export const runLeaseMs = 150_000
/** The scheduler's clock may be ahead of ours by so much. */
const aheadMs = 60_000

type Due = Readonly<{ dueAt: Instant; at: Instant }>

/**
 * Decides whether a schedule's task is to be done for a due time: the schedule with that run begun, or why not. A due
 * time is done once; one that failed, or whose run has died, may be done again. One that is older than the last is past.
 */
export function claimRun(schedule: Schedule | undefined, { dueAt, at }: Due): Decision<Schedule, RunNo> {
  if (schedule === undefined || schedule.state === 'removed')
    return refuse('unknown-schedule', 'There is no such schedule, or no longer.')
  if (schedule.state === 'paused') return refuse('schedule-paused', 'The schedule is paused.')
  if (dueAt > instantAfter(at, aheadMs)) return refuse('not-due', 'That time has not come.')
  const no = refusalAfter(schedule.lastRun, { dueAt, at })
  if (no !== null) return no
  const lastRun = {
    dueAt,
    startedAt: at,
    finishedAt: null,
    result: 'running',
    reason: null,
    facts: {},
  } as const
  return accept([{ ...schedule, lastRun, nextRunAt: nextRun(schedule.when, dueAt > at ? dueAt : at) }])
}

function refusalAfter(last: Schedule['lastRun'], { dueAt, at }: Due): Decision<never, RunNo> | null {
  if (last === null || last.dueAt < dueAt) return null
  if (last.dueAt > dueAt) return refuse('already-run', 'A later time has been run already.')
  switch (last.result) {
    case 'done':
      return refuse('already-run', 'It has been done for this time.')
    case 'running':
      return last.startedAt > instantAfter(at, -runLeaseMs)
        ? refuse('still-running', 'It is being done for this time.')
        : null
    case 'failed':
      return null
  }
}

type End = Pick<ScheduleRun, 'finishedAt' | 'result' | 'reason' | 'facts'>

/** Ends a run of a schedule. One that somebody else has taken over, or whose schedule is gone, is theirs to end. */
export function endRun(
  schedule: Schedule | undefined,
  { dueAt, startedAt }: Pick<ScheduleRun, 'dueAt' | 'startedAt'>,
  end: End,
): Decision<Schedule, 'taken-over'> {
  const last = schedule?.lastRun ?? null
  return schedule === undefined ||
    last === null ||
    last.dueAt !== dueAt ||
    last.startedAt !== startedAt ||
    last.result !== 'running'
    ? refuse('taken-over', 'The run is no longer ours.')
    : accept([{ ...schedule, lastRun: { ...last, ...end } }])
}
