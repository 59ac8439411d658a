import type { Cents, Instant } from '@fluxori/contract/kernel'
import type { VatClass } from '@fluxori/contract/products/products'

/**
 * Standard rate by first instant of application, newest first, in basis points.
 * 15 % since 2018-04-01 (Rates and Monetary Amounts Act 21 of 2018); 14 % from 1993-04-07. The 15.5 % announced for
 * 2025-05-01 was withdrawn before it applied, and so has no row. Days begin in SAST, two hours before UTC.
 */
const standardRates: readonly Readonly<{ from: Instant; rateBps: number }>[] = [
  { from: '2018-03-31T22:00:00.000Z', rateBps: 1500 },
  { from: '1993-04-06T22:00:00.000Z', rateBps: 1400 },
  { from: '1991-09-29T22:00:00.000Z', rateBps: 1000 },
]

/**
 * The rate of a supply of this class whose tax point is `at`, in basis points. Zero for all but `standard`.
 * Throws a RangeError before VAT began (1991-09-30).
 */
export function vatRateBps(vatClass: VatClass, at: Instant): number {
  if (vatClass !== 'standard') return 0
  const row = standardRates.find(({ from }) => from <= at)
  if (row === undefined) throw new RangeError(`no VAT before 1991-09-30: ${at}`)
  return row.rateBps
}

/**
 * The VAT within a price that includes it: `incl x rate / (1 + rate)`, half a cent up (VAT Act 89 of 1991, s 66).
 * Exact integer arithmetic. A credit is the same amount with its sign turned.
 */
export function vatWithin(inclusive: Cents, rateBps: number): Cents {
  if (inclusive < 0) return negative(vatWithin(-inclusive, rateBps))
  const [amount, rate] = [BigInt(inclusive), BigInt(rateBps)]
  const whole = 10_000n + rate
  return Number((2n * amount * rate + whole) / (2n * whole))
}

/** The VAT to add to a price without it: `excl x rate`, half a cent up. Exact integer arithmetic. */
export function vatUpon(exclusive: Cents, rateBps: number): Cents {
  if (exclusive < 0) return negative(vatUpon(-exclusive, rateBps))
  return Number((2n * BigInt(exclusive) * BigInt(rateBps) + 10_000n) / 20_000n)
}

const negative = (cents: Cents): Cents => (cents === 0 ? 0 : -cents)
