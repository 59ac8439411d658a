import type { QuantityFormula } from './channels.ts'

/**
 * What a channel should show, as the journal sets it and the screens preview it:
 * `clamp(floor((available - safety - buffer) x share), 0, max)`. Whole units; exact for any share in basis points.
 */
export function desiredQuantity(formula: QuantityFormula, available: number): number {
  const open = Math.max(0, available - formula.safety - formula.buffer)
  const share = Math.floor((open * formula.shareBps) / 10_000)
  return formula.max === null ? share : Math.min(formula.max, share)
}
