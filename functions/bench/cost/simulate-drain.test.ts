import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrivals, promotion, steady } from './arrivals.ts'
import { seededRandom } from '../../dev/random.ts'
import { simulateDrain, type DrainModel } from './simulate-drain.ts'

const model: DrainModel = {
  batchSize: 100,
  mostWrites: 490,
  writesPerOrder: 7,
  appendMs: 20,
  eventMs: 100,
  lookMs: 20,
  commitBaseMs: 20,
  commitPerWriteMs: 0.2,
  decidePerOrderMs: 1,
  commitEveryMs: 0,
  skus: 200,
  linesPerOrder: 2,
  channels: 3,
  tellEveryMs: 1_000,
  mostUnwritten: 300,
  listingsAtOnce: 60,
}

const run = (seed: number, rate: number, seconds: number, change: Partial<DrainModel> = {}) => {
  const random = seededRandom(seed)
  const arrived = arrivals(random, steady(rate), seconds)
  return simulateDrain({ ...model, ...change }, random, arrived, (seconds + 30) * 1000)
}

const seed = fc.nat()
const rate = fc.double({ min: 0.01, max: 100, noNaN: true })

describe('a simulated drain', () => {
  test('loses and doubles no order: what arrived is done or waits', () => {
    fc.assert(
      fc.property(seed, rate, fc.integer({ min: 1, max: 20 }), fc.boolean(), (from, mean, seconds, dies) => {
        const random = seededRandom(from)
        const arrived = arrivals(random, steady(mean), seconds)
        const death = dies ? { atMs: seconds * 300, leaseMs: 15_000 } : null
        const result = simulateDrain(model, random, arrived, seconds * 1000, death)
        expect(result.done + result.waiting).toBe(result.arrived)
      }),
      { numRuns: 20 },
    )
  })

  test('is the same again for the same seed', () => {
    fc.assert(
      fc.property(seed, rate, (from, mean) => {
        expect(run(from, mean, 10)).toEqual(run(from, mean, 10))
      }),
      { numRuns: 20 },
    )
  })

  test('applies no order before it can have been appended, read and committed', () => {
    const { lagP50Ms } = run(1, 0.1, 600)
    const { appendMs, eventMs, lookMs, commitBaseMs } = model
    expect(lagP50Ms).toBeGreaterThan(appendMs + eventMs + 3 * lookMs + 2 * commitBaseMs)
  })

  test('applies a quiet shop’s order in well under a second', () => {
    expect(run(2, 0.05, 3_600).lagP99Ms).toBeLessThan(1_000)
  })

  test('keeps up below its capacity and leaves a backlog above it', () => {
    expect(run(3, 50, 60).waiting).toBe(0)
    expect(run(3, 2_000, 60).waiting).toBeGreaterThan(10_000)
  })

  test('is later on a slower database, and with fewer commits a second', () => {
    const fast = run(4, 20, 60)
    expect(run(4, 20, 60, { commitBaseMs: 200, lookMs: 200 }).lagP95Ms).toBeGreaterThan(fast.lagP95Ms)
    const slow = run(4, 20, 60, { commitEveryMs: 1_000 })
    expect(slow.lagP95Ms).toBeGreaterThan(fast.lagP95Ms)
    expect(slow.commits).toBeLessThanOrEqual(91)
  })

  test('holds orders up for its lease, and no longer, when its instance dies', () => {
    const random = seededRandom(5)
    const arrived = arrivals(random, steady(20), 60)
    const result = simulateDrain(model, random, arrived, 120_000, { atMs: 30_000, leaseMs: 15_000 })
    expect(result.waiting).toBe(0)
    expect(result.lagP99Ms).toBeGreaterThan(13_000)
    expect(result.lagP99Ms).toBeLessThan(20_000)
  })
})

test('a promotion brings most of its orders early, and never above its own highest', () => {
  const random = seededRandom(6)
  const rush = { doorsTimes: 5, halfLifeSeconds: 600, burstTimes: 3, burstSeconds: 15, everySeconds: 300 }
  const curve = promotion(random, 10, 3_600, rush)
  const times = arrivals(random, curve, 3_600)
  const early = times.filter((time) => time < 600_000).length
  expect(early).toBeGreaterThan(times.length / 6)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(
    Array.from({ length: 3_600 }, (_, second) => curve.at(second)).every((one) => one <= curve.most),
  ).toBe(true)
})

test('a Poisson process has about as many arrivals as its rate says', () => {
  const { length } = arrivals(seededRandom(7), steady(10), 1_000)
  expect(Math.abs(length - 10_000)).toBeLessThan(400)
})
