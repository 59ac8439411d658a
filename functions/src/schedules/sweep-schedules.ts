import { merchants, type Merchant } from '@fluxori/contract/merchant/merchant'
import { schedules, type Schedule } from '@fluxori/contract/schedules/schedules'
import type { QuerySnapshot } from '@google-cloud/firestore'
import { isSo, jobOf } from '../domain/schedules/job-of.ts'
import type { FoundJob, JobId } from '../domain/schedules/scheduler-port.ts'
import { instantAfter } from '@fluxori/contract/time'
import { BrokenDocument } from '../domain/broken-document.ts'
import { parsed, readDocument, reference } from '../store/documents.ts'
import { syncJob, type ScheduleTools } from './sync-job.ts'

/** Jobs that one sweep changes: Cloud Scheduler takes 500 changes a minute. The rest waits for the next one. */
const mostChanged = 200
const pageSize = 500
/** A removed schedule stays for so long, so that a repeat of the removal is answered with what it did. */
const keepRemovedMs = 7 * 24 * 3_600_000

export type Sweep = Readonly<{ schedules: number; synced: number; failed: number; forgotten: number }>

type Kept = Readonly<{ id: JobId; schedule: Schedule | 'broken' }>

/**
 * Makes Cloud Scheduler match the schedules: sends what was never sent or could not be, makes jobs that vanished, changes
 * those that differ, and removes those whose schedule is gone. The jobs are listed first: a schedule is older than its
 * job, so a job without one is nobody's. One that fails does not keep the others waiting.
 */
export async function sweepSchedules(tools: ScheduleTools): Promise<Sweep> {
  const jobs = new Map((await tools.scheduler.list()).map((job) => [keyOf(job), job]))
  const all = await readAll(tools)
  const owners = await readMerchants(tools, all)
  const unlike = [...all.values()].flatMap(({ id, schedule }) =>
    schedule === 'broken' || isSynced(owners.get(id.merchant), schedule, jobs.get(keyOf(id))) ? [] : [id],
  )
  const nobodys = [...jobs].flatMap(([key, job]) => (all.has(key) ? [] : [job]))
  let failed = 0
  const unmatched = [...unlike, ...nobodys].slice(0, mostChanged)
  for (const { merchant, schedule } of unmatched) {
    if ((await syncJob(tools, { merchant, schedule })) !== null) failed += 1
  }
  const forgotten = await forget(tools, [...all.values()], jobs)
  return { schedules: all.size, synced: unmatched.length, failed, forgotten }
}

const keyOf = ({ merchant, schedule }: JobId): string => `${merchant}_${schedule}`

const isSynced = (owner: Merchant | undefined, schedule: Schedule, job: FoundJob | undefined): boolean =>
  schedule.sync.state === 'accepted' && isSo(jobOf(owner, schedule), job)

async function readAll({ db }: ScheduleTools): Promise<ReadonlyMap<string, Kept>> {
  const all = new Map<string, Kept>()
  const query = db.collectionGroup('schedules').orderBy('__name__').limit(pageSize)
  let page: QuerySnapshot = await query.get()
  for (;;) {
    page.docs.forEach((snapshot) => {
      const id = { merchant: snapshot.ref.parent.parent?.id ?? '', schedule: snapshot.id }
      all.set(keyOf(id), { id, schedule: readable(snapshot) })
    })
    const last = page.docs.at(-1)
    if (last === undefined || page.docs.length < pageSize) return all
    page = await query.startAfter(last).get()
  }
}

/** A schedule that is not what the contract says is left alone, and so is its job. */
function readable(snapshot: FirebaseFirestore.QueryDocumentSnapshot): Schedule | 'broken' {
  try {
    return parsed(schedules, snapshot) ?? 'broken'
  } catch (error) {
    if (error instanceof BrokenDocument) return 'broken'
    throw error
  }
}

async function readMerchants(
  { db }: ScheduleTools,
  all: ReadonlyMap<string, Kept>,
): Promise<ReadonlyMap<string, Merchant | undefined>> {
  const ids = new Set([...all.values()].map(({ id }) => id.merchant))
  return new Map(
    await Promise.all(
      [...ids].map(async (merchant) => [merchant, await readDocument(db, merchants, { merchant })] as const),
    ),
  )
}

/** Deletes schedules that were removed long ago and whose job is surely gone. Answers how many. */
async function forget(
  { db, now }: ScheduleTools,
  all: readonly Kept[],
  jobs: ReadonlyMap<string, FoundJob>,
): Promise<number> {
  const before = instantAfter(now(), -keepRemovedMs)
  const old = all.filter(
    ({ id, schedule }) =>
      schedule !== 'broken' &&
      schedule.state === 'removed' &&
      schedule.sync.state === 'accepted' &&
      schedule.changed.at < before &&
      !jobs.has(keyOf(id)),
  )
  await Promise.all(old.map(({ id }) => reference(db, schedules, { ...id }).delete()))
  return old.length
}
