import type { Random } from '../../dev/random.ts'
import { percentile } from './percentile.ts'

/** How one connection is published to, as `src/connections` does it, and what its channel allows. */
export type PublishModel = Readonly<{
  skus: number
  /** Listings that one round takes, and calls that it makes for so many: reading first, then sending. */
  batchSize: number
  callsFor: (listings: number) => number
  callsPerSecond: number
  callMs: number
}>

export type Published = Readonly<{
  sales: number
  /** Sales whose number has reached the channel, and those still waiting when the time was over. */
  written: number
  waiting: number
  /** Numbers sent: fewer than sales, since only the newest of a listing is sent. */
  pushes: number
  calls: number
  lagP50Ms: number
  lagP95Ms: number
  lagP99Ms: number
}>

/**
 * Runs one connection's publishing over sales (milliseconds, oldest first) until a time. Each sale moves one listing,
 * chosen evenly; the listing that has waited longest is sent first.
 */
export function simulatePublishing(
  model: PublishModel,
  random: Random,
  sold: readonly number[],
  untilMs: number,
): Published {
  const listings = sold.map(() => Math.floor(random() * model.skus))
  const pending = new Map<number, number[]>()
  const lags: number[] = []
  let [at, next, pushes, calls] = [0, 0, 0, 0]
  for (;;) {
    for (; (sold[next] ?? Infinity) <= at; next += 1) {
      const listing = listings[next] ?? 0
      pending.set(listing, [...(pending.get(listing) ?? []), sold[next] ?? 0])
    }
    if (pending.size === 0) {
      const following = sold[next]
      if (following === undefined || following >= untilMs) break
      at = following
      continue
    }
    const page = [...pending].slice(0, model.batchSize)
    const needed = model.callsFor(page.length)
    const end = at + Math.max((needed * 1000) / model.callsPerSecond, needed * model.callMs)
    if (end > untilMs) break
    at = end
    calls += needed
    pushes += page.length
    page.forEach(([listing, times]) => {
      pending.delete(listing)
      times.forEach((time) => lags.push(at - time))
    })
  }
  return {
    sales: sold.length,
    written: lags.length,
    waiting: sold.length - next + [...pending.values()].reduce((sum, times) => sum + times.length, 0),
    pushes,
    calls,
    lagP50Ms: percentile(lags, 50),
    lagP95Ms: percentile(lags, 95),
    lagP99Ms: percentile(lags, 99),
  }
}
