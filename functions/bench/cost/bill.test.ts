import fc from 'fast-check'
import { expect, test } from 'vitest'
import { billFor, plus, times, type Usage } from './bill.ts'
import { readMeasured } from './measured.ts'
import { cheapest, published, type Item } from './prices.ts'
import { scales, type Traffic } from './traffic.ts'
import { monthlyUsage } from './usage.ts'

const measured = await readMeasured()
const items: readonly Item[] = [
  'firestore-read',
  'firestore-write',
  'invocation',
  'vcpu-second',
  'egress-gib',
]
const usage: fc.Arbitrary<Usage> = fc
  .array(fc.tuple(fc.constantFrom(...items), fc.double({ min: 0, max: 1e9, noNaN: true })))
  .map((pairs) => Object.fromEntries(pairs))

const costOf = (traffic: Traffic): number =>
  billFor(plus(...Object.values(monthlyUsage(traffic, measured))), published).microUsd

test('a bill is the sum of its lines, to the micro-dollar', () => {
  fc.assert(
    fc.property(usage, (used) => {
      const bill = billFor(used, published)
      expect(bill.lines.every((line) => Number.isSafeInteger(line.microUsd))).toBe(true)
      expect(bill.lines.reduce((sum, line) => sum + line.microUsd, 0)).toBe(bill.microUsd)
      expect(bill.lines.reduce((sum, line) => sum + line.afterFreeMicroUsd, 0)).toBe(bill.afterFreeMicroUsd)
    }),
  )
})

test('using more of anything never costs less, and what is free never costs more', () => {
  fc.assert(
    fc.property(usage, usage, (used, more) => {
      const [bill, larger] = [billFor(used, published), billFor(plus(used, more), published)]
      expect(larger.microUsd).toBeGreaterThanOrEqual(bill.microUsd)
      expect(larger.afterFreeMicroUsd).toBeGreaterThanOrEqual(bill.afterFreeMicroUsd)
      expect(bill.afterFreeMicroUsd).toBeLessThanOrEqual(bill.microUsd)
      expect(billFor(used, cheapest).microUsd).toBeLessThanOrEqual(bill.microUsd)
    }),
  )
})

test('twice as much use is the use added to itself', () => {
  fc.assert(
    fc.property(usage, (used) => {
      expect(times(used, 2)).toEqual(plus(used, used))
    }),
  )
})

test('100,000 reads cost what the price list says, and the first 1,500,000 of a month nothing', () => {
  expect(billFor({ 'firestore-read': 100_000 }, published)).toMatchObject({
    microUsd: 60_000,
    afterFreeMicroUsd: 0,
  })
  expect(billFor({ 'firestore-read': 1_600_000 }, published).afterFreeMicroUsd).toBe(60_000)
})

test.each([
  ['orders', { ordersPerDay: 1 }],
  ['merchants', { merchants: 1 }],
  ['products', { skusPerMerchant: 1 }],
  ['changes of an order', { changesPerOrder: 1 }],
  ['dashboards opened', { dashboardOpensPerMerchant: 1 }],
  ['orders watched', { watchedPerHundred: 1 }],
  ['days of history', { historyDays: 1 }],
  ['schedules', { schedulesPerMerchant: 1 }],
] as const)(
  'more %s never cost less',
  (_, step) => {
    fc.assert(
      fc.property(fc.constantFrom(...scales), fc.integer({ min: 1, max: 50 }), (traffic, many) => {
        const grown = Object.fromEntries(
          Object.entries(step).map(([name, one]) => [name, Number(Reflect.get(traffic, name)) + one * many]),
        )
        expect(costOf({ ...traffic, ...grown })).toBeGreaterThanOrEqual(costOf(traffic))
      }),
      { numRuns: 10 },
    )
  },
  60_000,
)

test('polling half as often never costs more', () => {
  scales.forEach((traffic) => {
    const pollEverySeconds = traffic.pollEverySeconds * 2
    expect(costOf({ ...traffic, pollEverySeconds })).toBeLessThan(costOf(traffic))
  })
}, 60_000)

test('the activities of a month make up the whole month, but for the rounding of their lines', () => {
  scales.forEach((traffic) => {
    const parts = Object.values(monthlyUsage(traffic, measured))
    const lines = parts
      .map((part) => billFor(part, published).lines.length)
      .reduce((sum, one) => sum + one, 0)
    const sum = parts.reduce((total, part) => total + billFor(part, published).microUsd, 0)
    expect(Math.abs(sum - costOf(traffic))).toBeLessThanOrEqual(lines)
  })
}, 60_000)
