import type { ChannelId, Sku } from '@fluxori/contract/kernel'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import type { Book } from '../book.ts'
import { free, isSellable, levelIn } from './level.ts'

/** The warehouses that may be promised to buyers of this channel (of any channel: null), most preferred first. */
export const servingWarehouses = (book: Book, channel: ChannelId | null): readonly Warehouse[] =>
  book.warehouses.filter(
    (warehouse) =>
      isSellable(warehouse) &&
      (channel === null || warehouse.serves === null || warehouse.serves.includes(channel)),
  )

/** Free units of one SKU in the warehouses that serve the channel. */
export function freeUnits(book: Book, sku: Sku, channel: ChannelId | null): number {
  const stock = book.stock.get(sku)
  if (stock === undefined) return 0
  return servingWarehouses(book, channel).reduce((sum, { id }) => sum + free(levelIn(stock, id)), 0)
}

/**
 * Available to promise: what a channel's buyers could still order. A SKU's free units less what waiting orders need;
 * for a kit, the smallest whole number of kits that its components make. Never below zero.
 */
export function availableToPromise(book: Book, sku: Sku, channel: ChannelId | null): number {
  const kit = book.products.get(sku)?.kit ?? []
  if (kit.length === 0) return unpromised(book, sku, channel)
  return kit.reduce(
    (least, part) => Math.min(least, Math.floor(unpromised(book, part.sku, channel) / part.quantity)),
    Number.MAX_SAFE_INTEGER,
  )
}

const unpromised = (book: Book, sku: Sku, channel: ChannelId | null): number =>
  Math.max(0, freeUnits(book, sku, channel) - (book.stock.get(sku)?.shortage ?? 0))
