import type { QuantityFormula } from '@fluxori/contract/channels'

/**
 * What a channel shows of so many available units: `clamp(floor((available - safety - buffer) x share), 0, max)`. The
 * same rule as the domain's `desiredQuantity`, for a preview; only the journal decides what is sent.
 */
export function shownQuantity(formula: QuantityFormula, available: number): number {
  const open = Math.max(0, available - formula.safety - formula.buffer)
  const share = Math.floor((open * formula.shareBps) / 10_000)
  return formula.max === null ? share : Math.min(formula.max, share)
}
