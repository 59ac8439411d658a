import type { Firestore } from '@google-cloud/firestore'
import type { Instant } from '@fluxori/contract/kernel'
import { merchants } from '@fluxori/contract/merchant/merchant'
import { schedules, type Schedule } from '@fluxori/contract/schedules/schedules'
import { Fault } from '../domain/fault.ts'
import { jobOf } from '../domain/schedules/job-of.ts'
import { noteSync } from '../domain/schedules/note-sync.ts'
import type { JobId, Scheduler } from '../domain/schedules/scheduler-port.ts'
import { readDocument } from '../store/documents.ts'
import { decideSchedule } from './decide-schedule.ts'

export type ScheduleTools = Readonly<{
  db: Firestore
  now: () => Instant
  /** An id that no schedule has: small letters, digits and dashes. */
  newId: () => string
  scheduler: Scheduler
}>

/** Changes that may come in between before it is left to somebody else. */
const tries = 5

/**
 * Makes the job of a schedule what the schedule now says, and notes how that went. What is sent is absolute and is sent
 * again when the schedule has changed meanwhile, so whoever comes last sends what holds. Answers the fault that kept it
 * from being sent, which is in the document too.
 */
export async function syncJob(tools: ScheduleTools, id: JobId): Promise<Fault | null> {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const [merchant, schedule] = await Promise.all([
      readDocument(tools.db, merchants, { merchant: id.merchant }),
      readDocument(tools.db, schedules, { ...id }),
    ])
    const job = schedule === undefined ? null : jobOf(merchant, schedule)
    const fault = await faultOf(() => (job === null ? tools.scheduler.remove(id) : tools.scheduler.put(job)))
    if (schedule === undefined || (await noted(tools, id, schedule, fault))) return fault
  }
  return new Fault('unavailable', 'the schedule keeps changing')
}

async function faultOf(send: () => Promise<void>): Promise<Fault | null> {
  try {
    await send()
    return null
  } catch (error) {
    // It is kept in the document, from where it is shown, and sent again by the sweep.
    if (error instanceof Fault) return error
    throw error
  }
}

/** Notes what came of sending this revision. False when the schedule has another one by now. */
async function noted(
  { db, now }: ScheduleTools,
  id: JobId,
  { sync: { revision } }: Schedule,
  fault: Fault | null,
): Promise<boolean> {
  const synced = { revision, at: now(), reason: fault?.kind ?? null }
  const decided = await decideSchedule(db, id, ['sync'], (schedule) => noteSync(schedule, synced))
  return decided.accepted || decided.refusal.reason === 'unknown-schedule'
}
