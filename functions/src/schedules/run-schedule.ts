import type { Instant } from '@fluxori/contract/kernel'
import { merchants } from '@fluxori/contract/merchant/merchant'
import { schedules, type Schedule, type ScheduleRun } from '@fluxori/contract/schedules/schedules'
import type { Firestore } from '@google-cloud/firestore'
import { refuse } from '../domain/decision.ts'
import { Fault } from '../domain/fault.ts'
import { claimRun, endRun, type RunNo } from '../domain/schedules/claim-run.ts'
import type { JobId } from '../domain/schedules/scheduler-port.ts'
import { decidedWrite, type Decided } from '../store/decided-write.ts'
import { parsed, reference } from '../store/documents.ts'
import { decideSchedule } from './decide-schedule.ts'
import type { PerformTask } from './tasks/all.ts'

type Facts = ScheduleRun['facts']

export type RunTools = Readonly<{ db: Firestore; now: () => Instant; perform: PerformTask }>

/**
 * Does a schedule's task for one due time, once: a call that comes twice finds it done, or being done. Whatever the task
 * throws is noted in the schedule and thrown on, so that the scheduler calls again.
 */
export async function runSchedule(
  tools: RunTools,
  id: JobId,
  dueAt: Instant,
): Promise<Decided<Facts, RunNo>> {
  const claimed = await claim(tools, id, dueAt)
  if (!claimed.accepted) return claimed
  const { task, lastRun } = claimed.value
  try {
    const facts = await tools.perform({ ...id, dueAt }, task)
    await note(tools, id, lastRun, { result: 'done', reason: null, facts })
    return { accepted: true, value: facts }
  } catch (error) {
    const reason = error instanceof Fault ? error.kind : 'failed'
    await note(tools, id, lastRun, { result: 'failed', reason, facts: {} })
    throw error
  }
}

function claim({ db, now }: RunTools, id: JobId, dueAt: Instant): Promise<Decided<Schedule, RunNo>> {
  const ref = reference(db, schedules, { ...id })
  const owner = reference(db, merchants, { merchant: id.merchant })
  return decidedWrite(db, {
    read: async (transaction) => {
      const [merchant, ...found] = await transaction.getAll(owner, ref)
      const known = found.flatMap((snapshot) => parsed(schedules, snapshot) ?? [])
      return { hasOwner: merchant?.exists === true, known }
    },
    decide: ({ hasOwner, known: [schedule] }) =>
      hasOwner
        ? claimRun(schedule, { dueAt, at: now() })
        : refuse('unknown-merchant', 'There is no such merchant, or no longer.'),
    at: () => ref,
    fields: ['lastRun', 'nextRunAt'],
  })
}

async function note(
  { db, now }: RunTools,
  id: JobId,
  run: Schedule['lastRun'],
  end: Pick<ScheduleRun, 'result' | 'reason' | 'facts'>,
): Promise<void> {
  if (run === null) return
  await decideSchedule(db, id, ['lastRun'], (schedule) =>
    endRun(schedule, run, { ...end, finishedAt: now() }),
  )
}
