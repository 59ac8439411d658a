import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import type { CommandTrouble } from '@fluxori/contract/reasons'
import type { Kept } from '@fluxori/contract/state'
import type { Reading } from '../domain/work.ts'
import { instantAfter } from '@fluxori/contract/time'
import { grpc, statusCode } from '../store/documents.ts'
import { firestoreState } from '../store/firestore-state.ts'
import { LeaseLost, type HeldLease } from '../store/lease.ts'
import { keptNames } from '../store/state.ts'
import { newBatch } from './batch.ts'
import type { Changes } from './changes.ts'
import { commitPlan } from './commit.ts'
import type { DrainTools } from './drain-tools.ts'
import { gather, walkFrom } from './gather.ts'
import { planBatch, setAside, type Pending, type Plan } from './plan.ts'
import { processedLines } from './processed-lines.ts'
import { stateOf, type WorkingSet } from './working-set.ts'

export type Applied = Readonly<{
  processed: number
  /** The lease as the commit left it. */
  lease: HeldLease
  released: boolean
  /** Further commands are pending for certain. */
  leftBehind: boolean
}>

type Page = Readonly<{
  commands: readonly Pending[]
  /** Nothing more is known to be pending: the lease may be let go in the same write. */
  last: boolean
  /** Work out now what listings should show, or leave it for a batch of its own. */
  show: boolean
}>

type Batch = Readonly<{
  tools: DrainTools
  merchant: MerchantId
  set: WorkingSet
  lease: HeldLease
  page: Page
  at: Instant
  state: Reading
}>

/** SKUs whose listings one batch works out: six channels fit. */
const shownAtOnce = 60

/**
 * Decides and commits a page of commands, or as many of them as one commit holds, and works out what listings should
 * show. A commit that the database refuses for what is in it is tried with fewer commands, until the one that spoils it
 * is found and set aside.
 */
export async function applyBatch(
  tools: DrainTools,
  merchant: MerchantId,
  set: WorkingSet,
  lease: HeldLease,
  page: Page,
): Promise<Applied> {
  const at = tools.now()
  const commands = page.commands.flatMap(({ input }) => ('command' in input ? [input.command] : []))
  const skus = page.show ? lease.stale.slice(0, shownAtOnce) : []
  const walk = walkFrom(set, commands, { skus, touched: page.show })
  await gather(firestoreState(tools.db, merchant), set, walk)
  const batch = { tools, merchant, set, lease, page, at, state: stateOf(set, walk.lookups) }
  for (let most = page.commands.length; ;) {
    const plan = planOf(batch, most)
    if (plan.processed.length === 0 && most > 0)
      return setFirstAside(batch, 'too-large', 'one commit cannot hold it')
    try {
      return await write(batch, plan)
    } catch (error) {
      // The database refuses what one command wants written: the others must not wait for it.
      const size = plan.processed.length
      if (!isAboutContent(error) || size === 0) throw error
      if (size === 1) return setFirstAside(batch, 'commit-refused', String(error))
      most = Math.ceil(size / 2)
    }
  }
}

const planOf = ({ state, page, lease, at }: Batch, mostCommands: number): Plan =>
  planBatch(state, page.commands, {
    seq: lease.seq,
    at,
    stale: lease.stale,
    mostCommands,
    mostShown: page.show ? shownAtOnce : 0,
  })

async function write({ tools, merchant, set, lease, page, at }: Batch, plan: Plan): Promise<Applied> {
  const { processed, changes } = plan
  const whole = processed.length === page.commands.length
  const released = page.last && whole && plan.stale.length === 0
  const until = instantAfter(at, tools.leaseMs)
  const fence = await fenced(
    lease,
    commitPlan(tools.db, plan, { merchant, lease, last: released, until, at }),
  )
  takeOver(set, changes)
  processedLines({ merchant, commands: page.commands, processed, at: tools.now() }).forEach(tools.log)
  return {
    processed: processed.length,
    lease: { ...lease, seq: plan.seq, stale: plan.stale, updateTime: fence },
    released,
    leftBehind: !whole || changes.followUps.size > 0,
  }
}

/** The only precondition of a commit is its fence. Throws `LeaseLost` when it has moved. */
async function fenced<T>(lease: HeldLease, commit: Promise<T>): Promise<T> {
  try {
    return await commit
  } catch (error) {
    if (statusCode(error) === grpc.failedPrecondition) throw new LeaseLost(lease.ref.path)
    throw error
  }
}

/** Processes only the first command, as failed, so that those behind it can go on. */
function setFirstAside(batch: Batch, reason: CommandTrouble, detail: string): Promise<Applied> {
  const { state, page, lease, at } = batch
  const [first] = page.commands
  const grown = newBatch(state, lease.seq)
  const failed =
    first === undefined
      ? null
      : setAside(grown, { command: first.id, actor: first.entry.actor, at }, reason, detail)
  const processed = failed === null ? [] : [failed]
  return write(batch, { changes: grown.changes, processed, seq: lease.seq, stale: lease.stale })
}

/** INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, OUT_OF_RANGE: trying the same again would be refused again. */
function isAboutContent(error: unknown): boolean {
  const code = statusCode(error)
  return (
    code === grpc.invalidArgument ||
    code === grpc.notFound ||
    code === grpc.alreadyExists ||
    code === grpc.outOfRange
  )
}

/** What has been written is what the next batch finds in the working set, but for what is seldom asked for again. */
function takeOver(set: WorkingSet, { documents }: Changes): void {
  const take = <N extends Kept>(of: N): void =>
    documents[of].forEach(({ value }, id) => set.keep(of, id, value))
  keptNames.forEach((of) => take(of))
  set.letGo()
}
