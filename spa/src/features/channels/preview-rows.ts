import type { Listing, QuantityFormula } from '@fluxori/contract/channels/channels'
import { desiredQuantity } from '@fluxori/contract/channels/desired-quantity'
import { isSellable, isServing, unpromised } from '@fluxori/contract/stock/levels'
import type { Stock } from '@fluxori/contract/stock/stock'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'

/** One listing under another formula. `then` is null where only the journal can work it out. */
export type PreviewRow = Readonly<{
  id: string
  title: string
  sku: string | null
  available: number | null
  now: number
  then: number | null
}>

/**
 * What this channel's buyers could order of a SKU. Where every sellable warehouse serves the channel that is the SKU's
 * own `available`; else only the warehouses that do count. A kit's components are not at hand then: null.
 */
export function availableOn(
  channelId: string,
  stock: Pick<Stock, 'available' | 'isKit' | 'levels' | 'shortage'>,
  warehouses: readonly Warehouse[],
): number | null {
  const served = warehouses.filter(isSellable).every((warehouse) => isServing(warehouse, channelId))
  if (served) return stock.available
  return stock.isKit ? null : unpromised(stock, warehouses, channelId)
}

/** What each listing is told to show now, and would be told under the formula. */
export const previewOf = (
  channelId: string,
  { listings, stock, warehouses }: PreviewGround,
  formula: QuantityFormula,
): readonly PreviewRow[] => {
  const bySku = new Map(stock.map((one) => [one.sku, one]))
  return listings.map(({ id, title, sku, desired }) => {
    const held = sku === null ? undefined : bySku.get(sku)
    const available = held === undefined ? null : availableOn(channelId, held, warehouses)
    return {
      id,
      title,
      sku,
      available,
      now: desired.quantity,
      // A listing that nobody has mapped stays as it is.
      then: sku === null ? desired.quantity : available === null ? null : desiredQuantity(formula, available),
    }
  })
}

/** What a preview is worked out from. */
export type PreviewGround = Readonly<{
  listings: readonly Pick<Listing, 'id' | 'title' | 'sku' | 'desired'>[]
  stock: readonly Stock[]
  warehouses: readonly Warehouse[]
}>

export const changesOf = (rows: readonly PreviewRow[]): readonly PreviewRow[] =>
  rows.filter(({ now, then }) => then !== null && then !== now)
