import { readCommand, type Command } from '@fluxori/contract/commands'
import type { Instant, MerchantId, Sku } from '@fluxori/contract/kernel'
import type { CommandTrouble } from '@fluxori/contract/reasons'
import type { Book } from '../domain/book.ts'
import { instantAfter } from '@fluxori/contract/time'
import { grpc, statusCode } from '../store/documents.ts'
import { LeaseLost, type HeldLease } from '../store/lease.ts'
import { commitPlan } from './commit.ts'
import type { DrainTools } from './drain.ts'
import { bookOf, gather } from './gather.ts'
import { planBatch, setAside, type Pending, type Plan } from './plan.ts'
import { bytesIn, writesIn } from './plan-size.ts'
import { settledLines } from './settled-lines.ts'
import type { Shelves } from './shelves.ts'

export type Applied = Readonly<{
  settled: number
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
  /** Tell the listings what to show now, or leave them for a batch of their own. */
  tell: boolean
}>

/** Bounds of one commit: 500 writes is what every client documents, 10 MiB what the server takes. */
const [mostWrites, mostBytes] = [490, 8 * 1024 * 1024]
/** SKUs whose listings one batch tells when it does nothing else: six channels fit. */
const toldAtOnce = 60

/**
 * Decides and commits a page of commands, or as many of them as one commit holds, and tells listings what to show. A
 * commit that the database refuses for what is in it is tried with fewer commands, until the one that spoils it is
 * found and set aside.
 */
export async function applyBatch(
  tools: DrainTools,
  merchant: MerchantId,
  shelves: Shelves,
  lease: HeldLease,
  page: Page,
): Promise<Applied> {
  const at = tools.now()
  const found = await gather(tools.db, merchant, shelves, asked(page.commands, lease.stale))
  const planning = { seq: lease.seq, stale: lease.stale, at }
  const work: Work = { tools, merchant, shelves, lease, page, planning, book: bookOf(shelves, found) }
  let size = page.commands.length
  for (;;) {
    const plan = largestPlan(work, size)
    if (plan === null) return setFirstAside(work, ['too-large', 'one commit cannot hold it'])
    size = plan.settled.length
    try {
      return await write(work, plan)
    } catch (error) {
      // The database refuses what one command wants written: the others must not wait for it.
      if (!isAboutContent(error) || size === 0) throw error
      if (size === 1) return setFirstAside(work, ['commit-refused', String(error)])
      size = Math.ceil(size / 2)
    }
  }
}

type Work = Readonly<{
  tools: DrainTools
  merchant: MerchantId
  shelves: Shelves
  lease: HeldLease
  page: Page
  planning: Readonly<{ seq: number; at: Instant; stale: readonly Sku[] }>
  book: Book
}>

/** What the batch reads: what its commands name, and the SKUs whose listings are to be told. */
function asked(commands: readonly Pending[], stale: readonly Sku[]): readonly Command[] {
  const readable = commands.flatMap(({ entry }) => {
    const read = readCommand(entry.kind, entry.payload)
    return 'command' in read ? [read.command] : []
  })
  const skus = stale.slice(0, toldAtOnce)
  return skus.length === 0 ? readable : [...readable, { kind: 'refresh-listings', payload: { skus } }]
}

/** The plan of as many of the first `size` commands as one commit holds; null when not even one fits. */
function largestPlan({ page, planning, book }: Work, size: number): Plan | null {
  const most = page.tell ? toldAtOnce : 0
  for (let count = size; ; count = Math.min(count - 1, Math.floor(count * 0.8))) {
    const batch = page.commands.slice(0, count)
    const plan = planBatch(book, batch, { ...planning, most })
    if (fits(plan)) return plan
    const lean = most === 0 ? plan : planBatch(book, batch, { ...planning, most: 0 })
    if (fits(lean)) return lean
    if (count <= 1) return null
  }
}

const fits = (plan: Plan): boolean => writesIn(plan) <= mostWrites && bytesIn(plan) <= mostBytes

async function write(
  { tools, merchant, shelves, lease, page, planning }: Work,
  plan: Plan,
): Promise<Applied> {
  const { at } = planning
  const whole = plan.settled.length === page.commands.length
  const released = page.last && whole && plan.stale.length === 0
  const until = instantAfter(at, tools.leaseMs)
  const fence = await fenced(
    lease,
    commitPlan(tools.db, shelves, plan, { merchant, lease, last: released, until, at }),
  )
  takeOver(shelves, plan)
  const { settled } = plan
  settledLines({ merchant, commands: page.commands, settled, at: tools.now() }).forEach(tools.tell)
  return {
    settled: plan.settled.length,
    lease: { ...lease, seq: plan.seq, stale: plan.stale, updateTime: fence },
    released,
    leftBehind: !whole || plan.left.length > 0,
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

/** Settles only the first command, as failed, so that those behind it can go on. */
async function setFirstAside(
  work: Work,
  [reason, detail]: readonly [CommandTrouble, string],
): Promise<Applied> {
  const { page, planning, book } = work
  const empty = planBatch(book, [], { ...planning, most: 0 })
  const [first] = page.commands
  if (first === undefined) return write(work, empty)
  const cases: Parameters<typeof setAside>[0] = { cases: new Map() }
  const settled = [setAside(cases, first.id, reason, detail.slice(0, 500), planning.at)]
  return write(work, { ...empty, settled, cases: cases.cases })
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

/** What has been written is what the next batch finds on the shelves. Orders are let go: most are never asked again. */
function takeOver(shelves: Shelves, { draft }: Plan): void {
  shelves.merchant = draft.merchant
  shelves.warehouses = draft.warehouses
  draft.channels.changed.forEach((value, id) => shelves.channels.set(id, value))
  draft.products.changed.forEach((value, sku) => shelves.products.set(sku, value))
  draft.stock.changed.forEach((value, sku) => shelves.stock.set(sku, value))
  draft.listings.changed.forEach((value, id) => shelves.listings.set(id, value))
  shelves.orders.clear()
}
