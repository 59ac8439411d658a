import type { Firestore } from '@google-cloud/firestore'
import type { Instant } from '@fluxori/contract/kernel'
import { merchants } from '@fluxori/contract/merchant/merchant'
import { schedules, type Schedule, type ScheduleSync } from '@fluxori/contract/schedules/schedules'
import { Fault } from '../domain/fault.ts'
import { jobOf } from '../domain/schedules/job-of.ts'
import type { JobId, Scheduler } from '../domain/schedules/scheduler-port.ts'
import { parsed, readDocument, reference } from '../store/documents.ts'
import { encoded } from '../store/encoding.ts'

export type ScheduleTools = Readonly<{
  db: Firestore
  now: () => Instant
  /** An id that no schedule has: small letters, digits and dashes. */
  newId: () => string
  scheduler: Scheduler
}>

/** Changes that may come in between before somebody else's turn is left to end it. */
const tries = 5

/**
 * Makes the job of a schedule what the schedule now says, and notes how that went. What is said is absolute and is said
 * again when the schedule has changed meanwhile, so whoever comes last says what holds. Answers the fault that kept it
 * from being said, which is in the document too.
 */
export async function settleSchedule(tools: ScheduleTools, id: JobId): Promise<Fault | null> {
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

async function faultOf(say: () => Promise<void>): Promise<Fault | null> {
  try {
    await say()
    return null
  } catch (error) {
    // It is kept in the document, from where it is shown, and said again by the sweep.
    if (error instanceof Fault) return error
    throw error
  }
}

/** Notes what came of telling this revision. False when the schedule has another one by now. */
async function noted(
  { db, now }: ScheduleTools,
  id: JobId,
  { sync: { revision } }: Schedule,
  fault: Fault | null,
): Promise<boolean> {
  const ref = reference(db, schedules, { ...id })
  return db.runTransaction(async (transaction) => {
    const known = parsed(schedules, await transaction.get(ref))
    if (known === undefined) return true
    if (known.sync.revision !== revision) return false
    const [state, reason] = fault === null ? (['accepted', null] as const) : (['fault', fault.kind] as const)
    if (known.sync.state === state && known.sync.reason === reason) return true
    const sync: ScheduleSync = { state, revision, at: now(), reason }
    transaction.update(ref, { sync: encoded(sync) })
    return true
  })
}
