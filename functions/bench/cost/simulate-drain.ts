import type { Random } from '../../dev/random.ts'
import { percentile } from './percentile.ts'

/** How one merchant's drain works, as `src/journal` does it, and how fast its database answers. */
export type DrainModel = Readonly<{
  /** Orders that a batch takes at most, and writes that a commit takes at most. */
  batchSize: number
  mostWrites: number
  writesPerOrder: number
  /** From an order's arrival to its command being in the journal, and from there to its event starting a drain. */
  appendMs: number
  eventMs: number
  /** One read, and one commit: what it takes anyway and for each document. */
  lookMs: number
  commitBaseMs: number
  commitPerWriteMs: number
  decidePerOrderMs: number
  /** Least time between two commits: what the published limit of one document asks of the lease, if it held. */
  commitEveryMs: number
  /** Products and channels: a busy drain tells listings after a second, or after so many products. */
  skus: number
  linesPerOrder: number
  channels: number
  tellEveryMs: number
  mostUnwritten: number
  listingsAtOnce: number
}>

/** An instance that dies at a time takes the batch with it; its lease ends so much later. */
export type Death = Readonly<{ atMs: number; leaseMs: number }>

export type Drained = Readonly<{
  arrived: number
  done: number
  /** Still waiting when the time was over. */
  waiting: number
  lagP50Ms: number
  lagP95Ms: number
  lagP99Ms: number
  mostWaiting: number
  commits: number
  /** When the last lease was let go. */
  endedAtMs: number
}>

/** What changes while a drain runs. */
type Running = {
  at: number
  next: number
  unwritten: Set<number>
  writtenAt: number
  committedAt: number
  commits: number
  mostWaiting: number
  lags: number[]
  died: boolean
}

/**
 * Runs one merchant's journal over arrivals (milliseconds, oldest first) until a time, and answers how late orders were
 * applied. Wake-ups that find the lease held cost nothing here: they leave at once.
 */
export function simulateDrain(
  model: DrainModel,
  random: Random,
  arrived: readonly number[],
  untilMs: number,
  death: Death | null = null,
): Drained {
  const visible = arrived.map((time) => time + model.appendMs)
  const run: Running = {
    at: 0,
    next: 0,
    unwritten: new Set(),
    writtenAt: 0,
    committedAt: -Infinity,
    commits: 0,
    mostWaiting: 0,
    lags: [],
    died: false,
  }
  for (;;) {
    const first = visible[run.next]
    if (first === undefined) break
    run.at = Math.max(run.at, first + model.eventMs)
    if (run.at >= untilMs) break
    hold(model, random, run, { arrived, visible, untilMs, death })
  }
  return {
    arrived: arrived.length,
    done: run.lags.length,
    waiting: arrived.length - run.next,
    lagP50Ms: percentile(run.lags, 50),
    lagP95Ms: percentile(run.lags, 95),
    lagP99Ms: percentile(run.lags, 99),
    mostWaiting: run.mostWaiting,
    commits: run.commits,
    endedAtMs: run.at,
  }
}

type Orders = Readonly<{
  arrived: readonly number[]
  visible: readonly number[]
  untilMs: number
  death: Death | null
}>

/** One holding of the lease: until nothing is pending and every listing has been told. */
function hold(model: DrainModel, random: Random, run: Running, orders: Orders): void {
  const free = Math.max(run.at + 3 * model.lookMs, run.committedAt + model.commitEveryMs)
  run.at = free + model.commitBaseMs + model.commitPerWriteMs
  run.committedAt = run.at
  run.commits += 1
  run.writtenAt = run.at
  const fit = Math.max(
    1,
    Math.min(model.batchSize, Math.floor((model.mostWrites - 20) / model.writesPerOrder)),
  )
  while (run.at < orders.untilMs) {
    const waiting = countVisible(orders.visible, run.next, run.at)
    run.mostWaiting = Math.max(run.mostWaiting, waiting)
    const due =
      run.unwritten.size >= model.mostUnwritten ||
      (run.unwritten.size > 0 && run.at - run.writtenAt >= model.tellEveryMs)
    const size = due ? 0 : Math.min(fit, waiting)
    if (size === 0 && run.unwritten.size === 0) break
    const last = !due && waiting <= size
    if (!commit(model, random, run, orders, { size, writing: due || last || size === 0 })) return
    if (last && run.unwritten.size === 0) break
  }
  run.at += model.lookMs
}

/** One batch: decides, writes, and tells listings if asked. Answers false when the instance died over it. */
function commit(
  model: DrainModel,
  random: Random,
  run: Running,
  { arrived, visible, untilMs, death }: Orders,
  { size, writing }: Readonly<{ size: number; writing: boolean }>,
): boolean {
  if (death !== null && !run.died && run.at >= death.atMs) {
    run.died = true
    const free = run.committedAt + death.leaseMs
    const wakes = visible.find((time) => time + model.eventMs >= free)
    run.at = wakes === undefined ? free : wakes + model.eventMs
    return false
  }
  for (let line = 0; line < size * model.linesPerOrder; line += 1)
    run.unwritten.add(Math.floor(random() * model.skus))
  const written = writing ? [...run.unwritten].slice(0, model.listingsAtOnce) : []
  const writes = 1 + size * model.writesPerOrder + written.length * model.channels
  const start = Math.max(run.at + model.decidePerOrderMs * size, run.committedAt + model.commitEveryMs)
  run.at = start + model.commitBaseMs + model.commitPerWriteMs * writes
  run.committedAt = run.at
  run.commits += 1
  written.forEach((sku) => run.unwritten.delete(sku))
  if (writing) run.writtenAt = run.at
  if (run.at > untilMs) return true
  for (let order = 0; order < size; order += 1) run.lags.push(run.at - (arrived[run.next + order] ?? 0))
  run.next += size
  return true
}

/** How many are visible at a time, from an index on (they are sorted). */
function countVisible(visible: readonly number[], from: number, at: number): number {
  let [low, high] = [from, visible.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((visible[middle] ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return low - from
}
