import type { Stock } from '@fluxori/contract/stock/stock'

/** What stands out about a SKU that can sell no more, or little more. Short: open orders wait for it. */
export type Risk = 'short' | 'out' | 'low'

export const riskOf = ({ shortage, supply }: Pick<Stock, 'shortage' | 'supply'>): Risk =>
  shortage > 0 ? 'short' : supply === 'out' ? 'out' : 'low'

/**
 * Those that buyers wait for first: they were sold lately for sure. Then the fewest left; of as many, the one that moved
 * last. When a SKU was sold is not kept, so nothing else is claimed.
 */
export const mostAtRiskFirst = (stocks: readonly Stock[]): readonly Stock[] =>
  stocks.toSorted(
    (a, b) =>
      b.shortage - a.shortage ||
      a.available - b.available ||
      (b.lastMovement?.seq ?? 0) - (a.lastMovement?.seq ?? 0) ||
      a.sku.localeCompare(b.sku),
  )
