import type { ChannelId, Day, Instant, MerchantId } from '@fluxori/contract/kernel'
import { merchants } from '@fluxori/contract/merchant/merchant'
import {
  schedules,
  type Schedule,
  type ScheduleRun,
  type ScheduleTask,
} from '@fluxori/contract/schedules/schedules'
import type { Firestore } from '@google-cloud/firestore'
import { accept, refuse, type Decision } from '../domain/decision.ts'
import { Fault } from '../domain/fault.ts'
import { claimRun, type RunNo } from '../domain/schedules/claim-run.ts'
import type { JobId } from '../domain/schedules/scheduler-port.ts'
import { dayAfter, sastDay } from '@fluxori/contract/time'
import { parsed, reference } from '../store/documents.ts'
import { encoded, encodedDocument } from '../store/encoding.ts'

type Facts = ScheduleRun['facts']

/** What the tasks are done with. Each is harmless twice. */
export type ScheduleTasks = Readonly<{
  /** Asks for a poll of these active channels, or of all; answers how many. */
  readChannels: (merchant: MerchantId, only: readonly ChannelId[] | null) => Promise<number>
  checkBooks: (merchant: MerchantId) => Promise<Readonly<{ checked: number; broken: number }>>
  /** Writes the report of a day; answers its orders. */
  reportSales: (id: JobId, day: Day) => Promise<number>
}>

export type RunTools = Readonly<{ db: Firestore; now: () => Instant; tasks: ScheduleTasks }>

/**
 * Does a schedule's task for one due time, once: a call that comes twice finds it done, or being done. Whatever the task
 * throws is noted in the schedule and thrown on, so that the scheduler calls again.
 */
export async function runSchedule(
  tools: RunTools,
  id: JobId,
  dueAt: Instant,
): Promise<Decision<Facts, RunNo>> {
  const claimed = await claim(tools, id, dueAt)
  const [schedule] = claimed.accepted ? claimed.facts : []
  if (!claimed.accepted) return claimed
  if (schedule === undefined) throw new Error('a run was claimed of no schedule')
  try {
    const facts = await perform(tools.tasks, id, schedule.task, dueAt)
    await note(tools, id, schedule.lastRun, { result: 'done', reason: null, facts })
    return accept([facts])
  } catch (error) {
    const reason = error instanceof Fault ? error.kind : 'failed'
    await note(tools, id, schedule.lastRun, { result: 'failed', reason, facts: {} })
    throw error
  }
}

function claim({ db, now }: RunTools, id: JobId, dueAt: Instant): Promise<Decision<Schedule, RunNo>> {
  return db.runTransaction(async (transaction): Promise<Decision<Schedule, RunNo>> => {
    const ref = reference(db, schedules, { ...id })
    const [merchant, known] = await transaction.getAll(
      reference(db, merchants, { merchant: id.merchant }),
      ref,
    )
    if (merchant?.exists !== true)
      return refuse('unknown-merchant', 'There is no such merchant, or no longer.')
    const schedule = known === undefined ? undefined : parsed(schedules, known)
    const decision = claimRun(schedule, { dueAt, at: now() })
    const [claimed] = decision.accepted ? decision.facts : []
    if (claimed !== undefined) {
      const { lastRun, nextRunAt } = claimed
      transaction.update(ref, encodedDocument({ lastRun, nextRunAt }))
    }
    return decision
  })
}

async function perform(tasks: ScheduleTasks, id: JobId, task: ScheduleTask, dueAt: Instant): Promise<Facts> {
  switch (task.kind) {
    case 'read-channels':
      return { channels: await tasks.readChannels(id.merchant, task.channels) }
    case 'check-books':
      return tasks.checkBooks(id.merchant)
    case 'sales-report':
      return { orders: await tasks.reportSales(id, dayAfter(sastDay(dueAt), -1)) }
  }
}

/** Ends a run. One that somebody else has taken over, or whose schedule is gone, is theirs to end. */
async function note(
  { db, now }: RunTools,
  id: JobId,
  run: Schedule['lastRun'],
  end: Pick<ScheduleRun, 'result' | 'reason' | 'facts'>,
): Promise<void> {
  const ref = reference(db, schedules, { ...id })
  await db.runTransaction(async (transaction) => {
    const last = parsed(schedules, await transaction.get(ref))?.lastRun ?? null
    if (last === null || run === null) return
    if (last.dueAt !== run.dueAt || last.startedAt !== run.startedAt || last.result !== 'running') return
    transaction.update(ref, { lastRun: encoded({ ...last, ...end, finishedAt: now() }) })
  })
}
