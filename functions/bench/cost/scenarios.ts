import { arrivals, promotion, steady, type Rush } from './arrivals.ts'
import type { Measured, OfChannel } from './measured.ts'
import { seededRandom } from '../../dev/random.ts'
import { simulateDrain, type Drained, type DrainModel } from './simulate-drain.ts'
import { simulatePublishing, type Published } from './simulate-publishing.ts'

/** How many milliseconds one answer of the database takes, and the least time between two commits. */
export type Latency = Readonly<{ name: string; answerMs: number; commitEveryMs: number }>

/** Nothing is deployed: a real database's answers have not been measured, so there are several. */
export const latencies: readonly Latency[] = [
  { name: 'answers in 10 ms', answerMs: 10, commitEveryMs: 0 },
  { name: 'answers in 50 ms', answerMs: 50, commitEveryMs: 0 },
  { name: 'answers in 200 ms', answerMs: 200, commitEveryMs: 0 },
  { name: 'answers in 50 ms, one commit a second (the 2019 limit)', answerMs: 50, commitEveryMs: 1_000 },
]

/** Longest lag that is borne: what `journal-sweep` calls late. */
export const bearableMs = 30_000
const seed = 20_261_127

/** The first hour of a promotion around a mean: five times the mean at the opening, halved in ten minutes, bursts of 15 s. */
export const rush: Rush = {
  doorsTimes: 5,
  halfLifeSeconds: 600,
  burstTimes: 3,
  burstSeconds: 15,
  everySeconds: 300,
}

/** The drain of `src/journal` on a database that answers so fast. What is not the answer is as measured here. */
export const drainModel = ({ timings }: Measured, { answerMs, commitEveryMs }: Latency): DrainModel => ({
  batchSize: 100,
  mostWrites: 490,
  writesPerOrder: timings.writesPerOrder,
  appendMs: answerMs,
  eventMs: 100,
  lookMs: answerMs,
  commitBaseMs: answerMs,
  commitPerWriteMs: timings.commitPerWriteMs,
  decidePerOrderMs: timings.decidePerOrderMs,
  commitEveryMs,
  skus: 200,
  linesPerOrder: 2,
  channels: 3,
  tellEveryMs: 1_000,
  mostUnwritten: 300,
  listingsAtOnce: 60,
})

/** One merchant at a steady mean rate. */
export function drainAt(model: DrainModel, ordersPerSecond: number, seconds: number): Drained {
  const random = seededRandom(seed)
  const arrived = arrivals(random, steady(ordersPerSecond), seconds)
  return simulateDrain(model, random, arrived, seconds * 1000 + bearableMs)
}

/** One merchant through the first hour of a promotion. An instance dies ten minutes in when asked. */
export function promotionAt(model: DrainModel, meanPerSecond: number, dies = false): Drained {
  const random = seededRandom(seed)
  const arrived = arrivals(random, promotion(random, meanPerSecond, 3_600, rush), 3_600)
  return simulateDrain(model, random, arrived, 3_700_000, dies ? { atMs: 600_000, leaseMs: 15_000 } : null)
}

/** Most whole orders a second, steadily for two minutes, at which 99 of 100 are applied within the bearable lag. */
export function mostOrders(model: DrainModel): number {
  const seconds = 120
  const bearable = (rate: number): boolean => {
    const { lagP99Ms, waiting } = drainAt(model, rate, seconds)
    return lagP99Ms <= bearableMs && waiting <= rate
  }
  let [low, high] = [1, 2]
  while (bearable(high) && high < 4_096) [low, high] = [high, high * 2]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (bearable(middle)) low = middle
    else high = middle
  }
  return low
}

/** The waiting orders of the real drain over again, with everything but their size as it was measured on others. */
export function likeBacklog(measured: Measured): Drained {
  const { backlog } = measured
  const model: DrainModel = {
    ...likeHere(measured),
    writesPerOrder: backlog.writesPerOrder,
    linesPerOrder: backlog.linesPerOrder,
    appendMs: 0,
  }
  return simulateDrain(
    model,
    seededRandom(seed),
    Array.from({ length: backlog.orders }, () => 0),
    600_000,
  )
}

const likeHere = (measured: Measured): DrainModel => ({
  ...drainModel(measured, { name: 'emulator', answerMs: measured.timings.lookMs, commitEveryMs: 0 }),
  appendMs: measured.timings.commitBaseMs + measured.timings.commitPerWriteMs,
  eventMs: 0,
  commitBaseMs: measured.timings.commitBaseMs,
})

/** The real run over again in the simulation, with everything as it was measured. */
export function likeRealRun(measured: Measured): Drained {
  const { realRun } = measured
  const random = seededRandom(realRun.seed)
  const arrived = arrivals(random, steady(realRun.ordersPerSecond), realRun.seconds)
  return simulateDrain(likeHere(measured), random, arrived, (realRun.seconds + 60) * 1000)
}

/** Calls that a channel's round makes for so many listings, from what ten took: one read, then one or one each. */
const callsOf =
  ({ callsPerTen }: Pick<OfChannel, 'callsPerTen'>) =>
  (listings: number): number =>
    callsPerTen >= 10 ? 1 + listings : 2

/** One connection for ten minutes of sales, over 1,000 listings, at a budget of calls a second. */
export function publishingAt(channel: OfChannel, salesPerSecond: number, callsPerSecond: number): Published {
  const random = seededRandom(seed)
  const seconds = 600
  return simulatePublishing(
    { skus: 1_000, batchSize: channel.batchSize, callsFor: callsOf(channel), callsPerSecond, callMs: 300 },
    random,
    arrivals(random, steady(salesPerSecond), seconds),
    (seconds + 60) * 1000,
  )
}
