import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vatRateBps, vatUpon, vatWithin } from './vat.ts'

/** South African VAT at 15 %: inclusive, VAT, exclusive, in cents. */
const inclusive = [
  ['A1', 1, 0, 1],
  ['A2', 3, 0, 3],
  ['A3', 4, 1, 3],
  ['A4', 8, 1, 7],
  ['A5', 99, 13, 86],
  ['A6', 100, 13, 87],
  ['A7', 999, 130, 869],
  ['A8', 2997, 391, 2606],
  ['A9', 4990, 651, 4339],
  ['A10', 4998, 652, 4346],
  ['A11', 5000, 652, 4348],
  ['A12', 9999, 1304, 8695],
  ['A13', 11_500, 1500, 10_000],
  ['A14', 12_999, 1696, 11_303],
  ['A15', 34_500, 4500, 30_000],
  ['A16', 100_000, 13_043, 86_957],
  ['A17', 114_999, 15_000, 99_999],
  ['A18', 500_001, 65_218, 434_783],
  ['A19', 115_000_000, 15_000_000, 100_000_000],
  ['A20', 99_999_999_999, 13_043_478_261, 86_956_521_738],
] as const

test.each(inclusive)('%s: a price of %d holds VAT of %d and leaves %d', (_, incl, vat, excl) => {
  expect(vatWithin(incl, 1500)).toBe(vat)
  expect(incl - vatWithin(incl, 1500)).toBe(excl)
})

test('A21: VAT is worked out line by line, and may differ from VAT on the total', () => {
  expect([999, 999, 999].reduce((sum, cents) => sum + vatWithin(cents, 1500), 0)).toBe(390)
  expect(vatWithin(2997, 1500)).toBe(391)
})

test('A22: the fraction is 3/23, not its first five digits', () => {
  expect(vatWithin(115_000_000, 1500)).toBe(15_000_000)
  expect(Math.round(115_000_000 * 0.13043)).toBe(14_999_450)
})

test.each([
  ['B1', 3, 0, 3],
  ['B2', 4, 1, 5],
  ['B3', 10, 2, 12],
  ['B4', 30, 5, 35],
  ['B5', 50, 8, 58],
  ['B6', 86_957, 13_044, 100_001],
  ['B7', 100_000, 15_000, 115_000],
  ['B8', 1_234_567, 185_185, 1_419_752],
] as const)('%s: upon %d comes VAT of %d and makes %d', (_, excl, vat, incl) => {
  expect(vatUpon(excl, 1500)).toBe(vat)
  expect(excl + vatUpon(excl, 1500)).toBe(incl)
})

describe('the rate is that of the tax point', () => {
  test.each([
    ['C1, the last minute at 14 %', '2018-03-31T21:59:00.000Z', 11_400, 1400],
    ['C2, the first moment at 15 %', '2018-03-31T22:00:00.000Z', 11_400, 1487],
    ['C3, the 15.5 % that never came', '2025-05-02T10:00:00.000Z', 10_000, 1304],
    ['C6, a sale of March 2018', '2018-03-20T08:00:00.000Z', 5700, 700],
  ] as const)('%s', (_, at, incl, vat) => {
    expect(vatWithin(incl, vatRateBps('standard', at))).toBe(vat)
  })

  test.each([
    ['2018-03-31T21:59:59.999Z', 1400],
    ['1993-04-06T22:00:00.000Z', 1400],
    ['1993-04-06T21:59:59.999Z', 1000],
    ['1991-09-29T22:00:00.000Z', 1000],
  ])('at %s it is %d', (at, rate) => expect(vatRateBps('standard', at)).toBe(rate))

  test('there is none before VAT began', () => {
    expect(() => vatRateBps('standard', '1991-09-29T21:59:59.999Z')).toThrow(RangeError)
  })

  test.each(['zero', 'exempt', 'out-of-scope'] as const)('a supply that is %s bears none', (vatClass) => {
    expect(vatRateBps(vatClass, '2026-11-22T08:00:00.000Z')).toBe(0)
  })
})

test('C5: the credit for a sale of R345.00 bears VAT of R45.00', () => {
  expect(vatWithin(-34_500, 1500)).toBe(-4500)
})

const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })
const rate = fc.constantFrom(0, 1000, 1400, 1500, 1550)

test('VAT within a price is never more than half a cent from the exact fraction', () => {
  fc.assert(
    fc.property(amount, rate, (incl, bps) => {
      const whole = BigInt(10_000 + bps)
      const error = BigInt(vatWithin(incl, bps)) * whole - BigInt(incl) * BigInt(bps)
      expect(2n * (error < 0n ? -error : error) <= whole).toBe(true)
    }),
  )
})

test('VAT upon a price is never more than half a cent from the exact product', () => {
  fc.assert(
    fc.property(amount, rate, (excl, bps) => {
      const error = BigInt(vatUpon(excl, bps)) * 10_000n - BigInt(excl) * BigInt(bps)
      expect(2n * (error < 0n ? -error : error) <= 10_000n).toBe(true)
    }),
  )
})

test('a credit turns the sign of a charge and nothing else, and nothing bears nothing', () => {
  fc.assert(
    fc.property(amount, rate, (cents, bps) => {
      expect(vatWithin(-cents, bps) + vatWithin(cents, bps)).toBe(0)
      expect(vatUpon(-cents, bps) + vatUpon(cents, bps)).toBe(0)
    }),
  )
  expect(Object.is(vatWithin(-0, 1500), 0)).toBe(true)
  expect(Object.is(vatWithin(-1, 1500), 0)).toBe(true)
})

test('adding VAT to a price and taking it out again gives the price', () => {
  fc.assert(
    fc.property(amount, rate, (excl, bps) => {
      const incl = excl + vatUpon(excl, bps)
      expect(incl - vatWithin(incl, bps)).toBe(excl)
    }),
  )
})
