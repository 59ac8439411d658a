import type { Firestore, Timestamp, WriteBatch } from '@google-cloud/firestore'
import { channelTasks, requestedWork } from '@fluxori/contract/engine/channel-work'
import { journal } from '@fluxori/contract/engine/journal'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import { reference } from '../store/documents.ts'
import { encoded, encodedDocument } from '../store/encoding.ts'
import { addWrite } from '../store/firestore-state.ts'
import type { HeldLease } from '../store/lease.ts'
import { pendingEntry } from './append.ts'
import { writesOf } from './changes.ts'
import type { Plan } from './plan.ts'

type Commit = Readonly<{
  merchant: MerchantId
  lease: HeldLease
  /** Lets the lease go in the same write: nothing more is known to be pending. */
  last: boolean
  until: Instant
  at: Instant
}>

/**
 * Writes a plan in one atomic commit, fenced by the lease: if anybody else has held it since, nothing is written and
 * the commit fails with FAILED_PRECONDITION. Answers the lease's new fence.
 */
export async function commitPlan(db: Firestore, plan: Plan, commit: Commit): Promise<Timestamp> {
  const { merchant, lease } = commit
  const batch = db.batch()
  const holder = commit.last ? null : lease.holder
  batch.update(
    lease.ref,
    encodedDocument({ holder, expiresAt: commit.until, seq: plan.seq, stale: plan.stale }),
    { lastUpdateTime: lease.updateTime },
  )
  writesOf(plan.changes).forEach((write) => addWrite(db, batch, merchant, write))
  addCommands(db, batch, plan, commit)
  plan.changes.requests.forEach(({ task, channel }) => {
    const work = requestedWork(channel, commit.at)
    batch.set(reference(db, channelTasks[task], { merchant, channel }), encodedDocument(work))
  })
  const [fence] = await batch.commit()
  if (fence === undefined) throw new Error('a commit without a result')
  return fence.writeTime
}

/** Results, and the commands that follow. What a command declares to be forgotten leaves the journal with its result. */
function addCommands(
  db: Firestore,
  batch: WriteBatch,
  { processed, changes }: Plan,
  { merchant, at }: Commit,
): void {
  processed.forEach(({ id, state, result, forget }) => {
    batch.update(reference(db, journal, { merchant, command: id }), {
      state,
      result: encoded(result),
      appliedAt: encoded(at),
      ...Object.fromEntries(forget.map((path) => [`payload.${path}`, null])),
    })
  })
  changes.followUps.forEach((command, id) => {
    const entry = pendingEntry({ id, command, actor: { kind: 'system', name: 'journal' }, receivedAt: at })
    batch.create(reference(db, journal, { merchant, command: id }), encodedDocument(entry))
  })
}
