import type { ChannelId, Sku } from '@fluxori/contract/kernel'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import type { Reading } from '../work.ts'
import { free, isSellable, levelIn } from '@fluxori/contract/stock/levels'

/** The warehouses that may be promised to buyers of this channel (of any channel: null). */
export const servingWarehouses = (state: Reading, channel: ChannelId | null): readonly Warehouse[] =>
  state
    .all('warehouses')
    .filter(
      (warehouse) =>
        isSellable(warehouse) &&
        (channel === null || warehouse.serves === null || warehouse.serves.includes(channel)),
    )

/** Free units of one SKU in the warehouses that serve the channel. */
export function freeUnits(state: Reading, sku: Sku, channel: ChannelId | null): number {
  const stock = state.get('stock', sku)
  if (stock === undefined) return 0
  return servingWarehouses(state, channel).reduce((sum, { id }) => sum + free(levelIn(stock, id)), 0)
}

/**
 * Available to promise: what a channel's buyers could still order. A SKU's free units less what waiting orders need;
 * for a kit, the smallest whole number of kits that its components make. Never below zero.
 */
export function availableToPromise(state: Reading, sku: Sku, channel: ChannelId | null): number {
  const kit = state.get('products', sku)?.kit ?? []
  if (kit.length === 0) return unpromised(state, sku, channel)
  return kit.reduce(
    (least, part) => Math.min(least, Math.floor(unpromised(state, part.sku, channel) / part.quantity)),
    Number.MAX_SAFE_INTEGER,
  )
}

const unpromised = (state: Reading, sku: Sku, channel: ChannelId | null): number =>
  Math.max(0, freeUnits(state, sku, channel) - (state.get('stock', sku)?.shortage ?? 0))
