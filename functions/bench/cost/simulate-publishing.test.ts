import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrivals, steady } from './arrivals.ts'
import { seededRandom } from '../../dev/random.ts'
import { simulatePublishing, type PublishModel } from './simulate-publishing.ts'

const model: PublishModel = {
  skus: 50,
  batchSize: 20,
  callsFor: (listings) => 1 + listings,
  callsPerSecond: 5,
  callMs: 100,
}

const run = (seed: number, rate: number, change: Partial<PublishModel> = {}, until = 90_000) => {
  const random = seededRandom(seed)
  return simulatePublishing({ ...model, ...change }, random, arrivals(random, steady(rate), 60), until)
}

const [seed, rate] = [fc.nat(), fc.double({ min: 0.01, max: 50, noNaN: true })]

test('every sale is told or waits, and the same seed tells the same', () => {
  fc.assert(
    fc.property(seed, rate, fc.integer({ min: 1_000, max: 90_000 }), (from, mean, until) => {
      const result = run(from, mean, {}, until)
      expect(result.written + result.waiting).toBe(result.sales)
      expect(run(from, mean, {}, until)).toEqual(result)
    }),
    { numRuns: 20 },
  )
})

test('no more numbers are sent than there were sales, and far fewer when it is busy', () => {
  fc.assert(
    fc.property(seed, rate, (from, mean) => {
      const { pushes, written } = run(from, mean)
      expect(pushes).toBeLessThanOrEqual(written)
    }),
    { numRuns: 15 },
  )
  const busy = run(1, 50)
  expect(busy.pushes).toBeLessThan(busy.sales / 5)
})

test('a channel’s budget of calls is kept', () => {
  fc.assert(
    fc.property(seed, rate, fc.integer({ min: 1, max: 20 }), (from, mean, callsPerSecond) => {
      expect(run(from, mean, { callsPerSecond }).calls).toBeLessThanOrEqual(90 * callsPerSecond)
    }),
    { numRuns: 15 },
  )
})

test('a smaller budget never makes numbers arrive sooner', () => {
  expect(run(2, 2, { callsPerSecond: 1 }).lagP95Ms).toBeGreaterThan(
    run(2, 2, { callsPerSecond: 20 }).lagP95Ms,
  )
})
