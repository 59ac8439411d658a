import type { Instant, Sku } from '@fluxori/contract/kernel'
import { movementId } from '@fluxori/contract/stock/stock'
import { movementsOf } from '../domain/stock/ledger.ts'
import type { Cause, Reading } from '../domain/work.ts'
import { BrokenDocument } from '../domain/broken-document.ts'
import { bytesOf } from '../store/size.ts'
import { bytesOfWrite, merge, noChanges, writesOf, type Changes } from './changes.ts'
import { overlay } from './overlay.ts'

/** Bounds of one commit: 500 writes is what every client documents, 10 MiB what the server takes. */
const [mostWrites, mostBytes] = [490, 8 * 1024 * 1024]
/** What a result, a request or the lease takes beside what is measured. */
const bytesOfSmall = 1_000

/** What a batch of commands changes, and how large a commit of it is: measured as it grows. */
export type Batch = {
  /** The state as the batch makes it. */
  readonly state: Reading
  readonly changes: Changes
  /** The last movement of each SKU that has moved. */
  readonly moved: Map<Sku, Readonly<{ seq: number; at: Instant }>>
  /** Bytes of each document that is written. */
  readonly sizes: Map<string, number>
  bytes: number
  /** Commands with a result to write. */
  results: number
  seq: number
}

export function newBatch(state: Reading, seq: number): Batch {
  const changes = noChanges()
  return {
    state: overlay(state, changes.documents),
    changes,
    moved: new Map(),
    sizes: new Map(),
    bytes: 0,
    results: 0,
    seq,
  }
}

/** The result of a command, and what of it is to be written. */
type Result = Readonly<{ bytes: number }>

/** Documents that a commit of the batch writes, its lease and results included. */
export const writesIn = ({ sizes, results }: Batch): number => 1 + sizes.size + results

/**
 * Takes over what a command changes, its movements numbered, together with its result. Answers false, and changes
 * nothing, when one commit could not hold it.
 */
export function takeIn(batch: Batch, work: Changes, cause: Cause, result: Result | null): boolean {
  const { command, actor, at } = cause
  const before = (sku: Sku) => batch.state.get('stock', sku)
  const movements = movementsOf(before, work.moves, { seq: batch.seq, command, actor, at })
  movements.forEach((value) => {
    const id = movementId(value.seq)
    work.appended.set(`movements ${id}`, { way: 'create', of: 'movements', id, value })
  })
  if (!hasRoom(batch, sizesOf(batch, work), result)) return false
  merge(batch.changes, work)
  batch.seq += movements.length
  movements.forEach(({ seq, skus }) => skus.forEach((sku) => batch.moved.set(sku, { seq, at })))
  return true
}

/** Counts these documents and the result in, unless that would be too much. */
function hasRoom(batch: Batch, sizes: ReadonlyMap<string, number>, result: Result | null): boolean {
  let { bytes } = batch
  let writes = writesIn(batch) + (result === null ? 0 : 1)
  sizes.forEach((size, key) => {
    const known = batch.sizes.get(key)
    bytes += size - (known ?? 0)
    if (known === undefined) writes += 1
  })
  if (result !== null) bytes += bytesOfSmall + result.bytes
  if (writes > mostWrites || bytes > mostBytes) return false
  sizes.forEach((size, key) => batch.sizes.set(key, size))
  batch.bytes = bytes
  if (result !== null) batch.results += 1
  return true
}

/** Bytes of every document that would be written of this work, the stock that has to be worked out again included. */
function sizesOf(batch: Batch, work: Changes): Map<string, number> {
  const sizes = new Map<string, number>()
  writesOf(work).forEach((write) => {
    const key = `${write.of} ${write.id}`
    const known = write.way === 'change' || write.way === 'add' ? (batch.sizes.get(key) ?? 0) : 0
    sizes.set(key, known + bytesOfWrite(write))
  })
  work.followUps.forEach((command, id) => sizes.set(`journal ${id}`, bytesOfSmall + bytesOf(command)))
  work.requests.forEach((_, key) => sizes.set(key, bytesOfSmall))
  skusToRefresh(work).forEach((sku) => {
    const key = `stock ${sku}`
    if (!sizes.has(key) && !batch.sizes.has(key)) sizes.set(key, bytesOfSmall + stockBytes(batch, sku))
  })
  return sizes
}

/** The SKUs whose stock moved, or is to be worked out again, and the kits that they are part of. */
export function skusToRefresh({ documents, relisted }: Changes): ReadonlySet<Sku> {
  const kits = [...documents.stock.values()].flatMap(({ value }) => value.kits)
  return new Set([...documents.stock.keys(), ...relisted, ...kits])
}

function stockBytes(batch: Batch, sku: Sku): number {
  try {
    return bytesOf(batch.state.get('stock', sku))
  } catch (error) {
    // A broken document is not written: its SKU is reported when it is to be worked out again.
    if (error instanceof BrokenDocument) return 0
    throw error
  }
}
