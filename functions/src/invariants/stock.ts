import { brokenStock } from '../domain/stock/invariants.ts'
import { invariant } from './invariant.ts'
import { levels, moved, openOrders } from './sources.ts'

/** Every level is the sum of its movements, and what is reserved and short is what open orders hold and lack. */
export const stockAddsUp = invariant(
  (reader) => Promise.all([levels(reader), moved(reader), openOrders(reader)]),
  ([stock, movements, orders]) => brokenStock(stock, movements, orders),
)
