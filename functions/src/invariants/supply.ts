import { brokenSupply } from '../domain/stock/broken-supply.ts'
import { invariant } from './invariant.ts'
import { catalogue, levels } from './sources.ts'

/** Stock is called out, low or enough as its number and its product say. */
export const supplyFollows = invariant(
  (reader) => Promise.all([levels(reader), catalogue(reader)]),
  ([stock, products]) => brokenSupply(stock, products),
)
