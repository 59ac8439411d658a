import type { Firestore, Timestamp } from '@google-cloud/firestore'
import { leases } from '@fluxori/contract/engine/journal'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import { instantAfter, millisecondsBetween } from '@fluxori/contract/time'
import { readDocument } from '../store/documents.ts'
import { LeaseLost, releaseLease, takeLease, type HeldLease } from '../store/lease.ts'
import { applyBatch, type Applied } from './apply-batch.ts'
import { lastSeq } from './last-seq.ts'
import { isPending, pendingQueue } from './pending-queue.ts'
import type { Drained, DrainMemory, DrainTools } from './drain-tools.ts'
import { openWorkingSet, type WorkingSet } from './working-set.ts'
import { firestoreState } from '../store/firestore-state.ts'

/** Merchants whose set one process keeps, and documents that it keeps of one. */
const [keptMerchants, keptDocuments] = [20, 20_000]

/**
 * Applies a merchant's pending commands, oldest first, until none is left. One at a time per merchant: over all
 * processes by the lease, within this one by joining the run that is to come. Harmless to call at any time.
 */
export function drain(tools: DrainTools, merchant: MerchantId): Promise<Drained> {
  const { running } = tools.memory
  const current = running.get(merchant)
  if (current === undefined) return start(tools, merchant)
  if (current.next !== null) return current.next
  const next = current.first.then(
    () => start(tools, merchant),
    () => start(tools, merchant),
  )
  running.set(merchant, { ...current, next })
  return next
}

function start(tools: DrainTools, merchant: MerchantId): Promise<Drained> {
  const { running } = tools.memory
  const first = drainUntilEmpty(tools, merchant).finally(() => {
    if (running.get(merchant)?.next == null) running.delete(merchant)
  })
  running.set(merchant, { first, next: null })
  return first
}

async function drainUntilEmpty(tools: DrainTools, merchant: MerchantId): Promise<Drained> {
  let applied = 0
  let more = false
  while (more || (await hasWork(tools.db, merchant))) {
    const now = tools.now()
    const lease = await takeLease(tools.db, {
      merchant,
      name: 'journal',
      holder: tools.newId(),
      now,
      until: instantAfter(now, tools.leaseMs),
    })
    if (lease === null) return { applied, held: true }
    const run = await drainHolding(tools, merchant, lease)
    applied += run.applied
    if (run.lost) return { applied, held: true }
    if (run.unknown) return { applied, held: false }
    more = run.more
  }
  return { applied, held: false }
}

/** Looks before it takes the lease: most wake-ups find nothing, and taking it would write twice for that. */
async function hasWork(db: Firestore, merchant: MerchantId): Promise<boolean> {
  if (await isPending(db, merchant)) return true
  const lease = await readDocument(db, leases, { merchant, lease: 'journal' })
  return lease !== undefined && lease.stale.length > 0
}

/** `unknown`: there is no such merchant, so that its commands cannot be applied. */
type Run = Readonly<{ applied: number; lost: boolean; more: boolean; unknown?: boolean }>

async function drainHolding(tools: DrainTools, merchant: MerchantId, taken: HeldLease): Promise<Run> {
  const queue = pendingQueue(tools.db, merchant, tools.batchSize)
  let lease = taken
  let applied = 0
  let shownAt = tools.now()
  let size = tools.batchSize
  try {
    const set = await workingSetFor(tools, merchant, taken)
    if (taken.foundAt === null) lease = { ...taken, seq: await lastSeq(tools.db, merchant) }
    for (;;) {
      const due = showingDue(lease, shownAt, tools.now())
      const waiting = set === null || due ? nothing : await queue.next()
      const commands = waiting.commands.slice(0, size)
      const last = waiting.last && commands.length === waiting.commands.length
      if (set === null || (commands.length === 0 && lease.stale.length === 0)) {
        const fence = await releaseLease(lease)
        if (set !== null && fence !== null) remember(tools.memory, merchant, set, fence)
        return { applied, lost: false, more: false, unknown: set === null }
      }
      const show = last || commands.length === 0
      const done: Applied = await applyBatch(tools, merchant, set, lease, { commands, last, show })
      if (show) shownAt = tools.now()
      size =
        done.processed < commands.length ? Math.max(1, done.processed) : Math.min(tools.batchSize, size + 5)
      queue.processed(done.processed)
      applied += done.processed
      lease = done.lease
      remember(tools.memory, merchant, set, lease.updateTime)
      if (done.released) return { applied, lost: false, more: done.leftBehind }
    }
  } catch (error) {
    tools.memory.kept.delete(merchant)
    if (error instanceof LeaseLost) return { applied, lost: true, more: false }
    await releaseLease(lease)
    throw error
  }
}

const nothing = { commands: [], last: false } as const

/** While commands keep coming, channels are told together, but never later than this and never more than so many SKUs. */
const [longestUnshownMs, mostUnshown] = [1_000, 300]

const showingDue = ({ stale }: HeldLease, shownAt: Instant, now: Instant): boolean =>
  stale.length >= mostUnshown || (stale.length > 0 && millisecondsBetween(shownAt, now) >= longestUnshownMs)

/** The set of our last run, if nobody has held the lease since; else fresh ones. */
async function workingSetFor(
  tools: DrainTools,
  merchant: MerchantId,
  lease: HeldLease,
): Promise<WorkingSet | null> {
  const kept = tools.memory.kept.get(merchant)
  if (kept !== undefined && lease.foundAt !== null && kept.fence.isEqual(lease.foundAt)) return kept.set
  tools.memory.kept.delete(merchant)
  return openWorkingSet(firestoreState(tools.db, merchant))
}

function remember({ kept }: DrainMemory, merchant: MerchantId, set: WorkingSet, fence: Timestamp): void {
  kept.delete(merchant)
  if (set.size() > keptDocuments) return
  kept.set(merchant, { set, fence })
  const [oldest] = kept.keys()
  if (kept.size > keptMerchants && oldest !== undefined) kept.delete(oldest)
}
