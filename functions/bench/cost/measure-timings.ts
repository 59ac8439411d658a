import { setTimeout as pause } from 'node:timers/promises'
import { drain } from '../../src/journal/drain.ts'
import { openShop } from '../../test/shop.ts'
import { countingFirestore, type CommitTime } from '../billed.ts'
import { median, timed } from '../figure.ts'
import { appendOrder, drainTools, each, plentyOfUnits, skusOf } from '../load.ts'
import { arrivals, steady } from './arrivals.ts'
import type { Backlog, RealRun, Timings } from './measured.ts'
import { seededRandom } from '../../dev/random.ts'
import { percentile } from './percentile.ts'

const [orders, linesPerOrder, warmUps, looksTimed] = [1_000, 2, 2, 20]

/**
 * The straight line that fits commits best (least squares): milliseconds of an empty one, and of each document. Through
 * nothing when an empty one would come out below that.
 */
export function lineThrough(commits: readonly CommitTime[]): Readonly<{ base: number; perWrite: number }> {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, one) => sum + one, 0) / values.length
  const [x, y] = [mean(commits.map(({ writes }) => writes)), mean(commits.map((one) => one.milliseconds))]
  const spread = commits.reduce((sum, { writes }) => sum + (writes - x) ** 2, 0)
  const together = commits.reduce((sum, one) => sum + (one.writes - x) * (one.milliseconds - y), 0)
  const perWrite = spread === 0 ? 0 : Math.max(0, together / spread)
  const base = y - perWrite * x
  return base >= 0 || x === 0 ? { base, perWrite } : { base: 0, perWrite: y / x }
}

/** How long a drain's parts take here: a thousand waiting orders, the third time. */
export async function measureTimings(): Promise<Timings> {
  const results: Timings[] = []
  for (let round = 0; round <= warmUps; round += 1) {
    const { db, billed } = countingFirestore('demo-bench')
    const merchant = `timings-${round}`
    await openShop(db, { merchant, units: plentyOfUnits() })
    await each(orders, 50, (order) => appendOrder(db, merchant, order, skusOf(order, linesPerOrder)))
    billed.commits = []
    const draining = await timed(() => drain(drainTools(db), merchant))
    const { base, perWrite } = lineThrough(billed.commits)
    const committing = billed.commits.reduce((sum, one) => sum + one.milliseconds, 0)
    const large = billed.commits.filter(({ writes }) => writes > 100)
    billed.looks = []
    await each(looksTimed, 1, () => drain(drainTools(db), merchant))
    const written = billed.commits.reduce((sum, { writes }) => sum + writes, 0)
    results.push({
      commitBaseMs: base,
      commitPerWriteMs: perWrite,
      lookMs: median(billed.looks),
      decidePerOrderMs: Math.max(0, draining - committing) / orders,
      writesPerOrder: written / orders,
      ordersPerCommit: orders / large.length,
    })
    await db.terminate()
  }
  const last = results.at(-1)
  if (last === undefined) throw new Error('nothing was measured')
  return last
}

/** A real drain of 600 waiting orders of three lines: what `npm run bench -- orders-vs-raw` times. */
export async function measureBacklog(): Promise<Backlog> {
  const { db, billed } = countingFirestore('demo-bench')
  const [waiting, lines] = [600, 3]
  await openShop(db, { merchant: 'backlog', units: plentyOfUnits() })
  await each(waiting, 50, (order) => appendOrder(db, 'backlog', order, skusOf(order, lines)))
  const before = billed.writes
  const milliseconds = await timed(() => drain(drainTools(db), 'backlog'))
  const writesPerOrder = (billed.writes - before) / waiting
  await db.terminate()
  return { orders: waiting, linesPerOrder: lines, writesPerOrder, milliseconds }
}

const [seed, ordersPerSecond, seconds] = [20_261_124, 10, 30]

/**
 * A real run: orders appended at Poisson times, each waking the drain as its event would, in one process. Lag is from
 * the start of the append to the commit that applied the command, by the database's own clock.
 */
export async function measureRealRun(): Promise<RealRun> {
  const { db } = countingFirestore('demo-bench')
  const merchant = 'real-run'
  await openShop(db, { merchant, units: plentyOfUnits() })
  const tools = drainTools(db)
  await appendOrder(db, merchant, 1_000_000, skusOf(0, linesPerOrder))
  await drain(tools, merchant)
  const times = arrivals(seededRandom(seed), steady(ordersPerSecond), seconds)
  const sent = new Map<string, number>()
  const work: Promise<unknown>[] = []
  const started = performance.now()
  for (const [order, time] of times.entries()) {
    const wait = started + time - performance.now()
    if (wait > 0) await pause(wait)
    sent.set(String(1_000_000 + order), Date.now())
    work.push(
      appendOrder(db, merchant, order, skusOf(order, linesPerOrder)).then(() => drain(tools, merchant)),
    )
  }
  await Promise.all(work)
  const { docs } = await db.collection(`merchants/${merchant}/journal`).get()
  const lags = docs.flatMap(({ id, updateTime }) => {
    const at = sent.get(id.split(':')[2] ?? '')
    return at === undefined ? [] : [updateTime.toMillis() - at]
  })
  await db.terminate()
  return {
    seed,
    ordersPerSecond,
    seconds,
    orders: times.length,
    lagP50Ms: percentile(lags, 50),
    lagP95Ms: percentile(lags, 95),
    lagP99Ms: percentile(lags, 99),
  }
}
