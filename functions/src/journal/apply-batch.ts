import type { Timestamp } from '@google-cloud/firestore'
import { Command } from '@fluxori/contract/journal'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import type { Book } from '../domain/book.ts'
import { instantAfter } from '../domain/time.ts'
import { grpc, statusCode } from '../store/documents.ts'
import type { HeldLease } from '../store/lease.ts'
import { bytesIn, commitPlan, writesIn } from './commit.ts'
import type { DrainTools } from './drain.ts'
import { bookOf, gather } from './gather.ts'
import { planBatch, setAside, type Pending, type Plan } from './plan.ts'
import type { Shelves } from './shelves.ts'

export type Applied = Readonly<{
  settled: number
  seq: number
  fence: Timestamp
  /** The lease was let go in the same write. */
  released: boolean
  /** Further commands are pending for certain. */
  leftBehind: boolean
}>

/** Bounds of one commit: 500 writes is what every client documents, 10 MiB what the server takes. */
const [mostWrites, mostBytes] = [490, 8 * 1024 * 1024]

/**
 * Decides and commits a page of commands, or as many of them as one commit may hold. A commit that the database
 * refuses for what is in it is tried with half the commands, until the one that spoils it is found and set aside.
 */
export async function applyBatch(
  tools: DrainTools,
  merchant: MerchantId,
  shelves: Shelves,
  lease: HeldLease,
  page: readonly Pending[],
  lastPage: boolean,
): Promise<Applied> {
  const { db } = tools
  const at = tools.now()
  const commands = page.flatMap(({ entry }) => {
    const command = Command.safeParse({ kind: entry.kind, payload: entry.payload })
    return command.success ? [command.data] : []
  })
  const found = await gather(db, merchant, shelves, commands)
  const book = bookOf(shelves, found)
  let size = page.length
  for (;;) {
    const plan = fittingPlan(book, page.slice(0, size), lease.seq, at)
    if (plan === null && size > 1) {
      size = Math.ceil(size / 2)
      continue
    }
    const last = lastPage && size === page.length
    const write = async (writing: Plan): Promise<Applied> => {
      const until = instantAfter(at, tools.leaseMs)
      const fence = await commitPlan(db, shelves, writing, { merchant, lease, last, until, at })
      takeOver(shelves, writing)
      return { settled: size, seq: writing.seq, fence, released: last, leftBehind: writing.left.length > 0 }
    }
    const [first] = page
    if (plan === null) return write(onlySetAside(book, first, ['too-large', 'one commit cannot hold it'], lease.seq, at))
    try {
      return await write(plan)
    } catch (error) {
      // The database refuses what one command wants written: the others must not wait for it.
      if (!isAboutContent(error)) throw error
      if (size === 1) return write(onlySetAside(book, first, ['commit-refused', String(error)], lease.seq, at))
      size = Math.ceil(size / 2)
    }
  }
}

/** A plan that one commit holds, or null. A single command may leave its listings for later; its stock never. */
function fittingPlan(book: Book, batch: readonly Pending[], seq: number, at: Instant): Plan | null {
  const fits = (plan: Plan): boolean => writesIn(plan) <= mostWrites && bytesIn(plan) <= mostBytes
  const whole = planBatch(book, batch, { seq, at })
  if (fits(whole)) return whole
  const lean = batch.length === 1 ? planBatch(book, batch, { seq, at, deferListings: true }) : null
  return lean !== null && fits(lean) ? lean : null
}

function onlySetAside(
  book: Book,
  first: Pending | undefined,
  [reason, detail]: readonly [string, string],
  seq: number,
  at: Instant,
): Plan {
  const empty = planBatch(book, [], { seq, at })
  if (first === undefined) return empty
  const cases: Parameters<typeof setAside>[0] = { cases: new Map() }
  const settled = [setAside(cases, first.id, reason, detail.slice(0, 500), at)]
  return { ...empty, settled, cases: cases.cases }
}

/** INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, OUT_OF_RANGE: trying the same again would be refused again. */
function isAboutContent(error: unknown): boolean {
  const code = statusCode(error)
  return code === grpc.invalidArgument || code === grpc.notFound || code === grpc.alreadyExists || code === grpc.outOfRange
}

/** What has been written is what the next batch finds on the shelves. Orders are let go: most are never asked again. */
function takeOver(shelves: Shelves, { draft }: Plan): void {
  draft.stock.changed.forEach((value, sku) => shelves.stock.set(sku, value))
  draft.listings.changed.forEach((value, id) => shelves.listings.set(id, value))
  shelves.orders.clear()
}
