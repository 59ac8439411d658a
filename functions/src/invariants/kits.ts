import { brokenKits } from '../domain/stock/broken-kits.ts'
import { invariant } from './invariant.ts'
import { catalogue, levels, pendingCommands } from './sources.ts'

/**
 * A kit's number is what its components make. While what may be sold from where is worked out again, page by page, kits
 * may be behind: then nothing is checked.
 */
export const kitsFollow = invariant(
  (reader) => Promise.all([levels(reader), catalogue(reader), pendingCommands(reader)]),
  ([stock, products, pending]) =>
    pending.some(({ kind }) => kind === 'refresh-all') ? [] : brokenKits(stock, products),
)
