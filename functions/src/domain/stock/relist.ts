import { ownOf } from '@fluxori/contract/own'
import { desiredQuantity } from '@fluxori/contract/channels/desired-quantity'
import type { ChannelId, ChannelScopedId, Sku } from '@fluxori/contract/kernel'
import type { Stock } from '@fluxori/contract/stock/stock'
import { channelOf } from '../channels/channel-of.ts'
import type { Work } from '../work.ts'
import { availableToPromise } from './available.ts'
import { supplyOf } from './supply.ts'

/** Brings `available` and `supply` of a SKU up to what the state says. `moved` is its last movement, if it moved. */
export function refreshStock(work: Work, sku: Sku, moved: Stock['lastMovement']): void {
  const stock = work.get('stock', sku)
  if (stock === undefined) return
  const available = availableToPromise(work, sku, null)
  const supply = supplyOf(available, work.get('products', sku)?.lowAt ?? null)
  if (available === stock.available && supply === stock.supply && moved === null) return
  work.put('stock', sku, { ...stock, available, supply, lastMovement: moved ?? stock.lastMovement })
}

/**
 * Sets what a SKU's listings should show, and asks for publishing on their channels, but for those that are paused: they
 * wait until they are resumed. `isNews` says whether a listing is new or another's since it was last worked out.
 */
export function relist(work: Work, sku: Sku, isNews: (listing: ChannelScopedId) => boolean): void {
  const stock = work.get('stock', sku)
  const channels = new Set<ChannelId>()
  stock?.listings.forEach((id) => {
    const listing = work.get('listings', id)
    const channel = listing === undefined ? undefined : channelOf(work, listing.channelId)
    if (listing === undefined || channel === undefined || listing.sku !== sku) return
    const quantity = desiredQuantity(channel.formula, availableToPromise(work, sku, channel.id))
    const sold = ownOf(stock.sold, id) ?? 0
    if (quantity === listing.desired.quantity && sold === listing.sold && !isNews(id)) return
    const desired = { ...listing.desired, quantity, at: work.cause.at }
    work.change('listings', id, { sold, desired, pending: true })
    channels.add(channel.id)
  })
  channels.forEach((channel) => work.request('publish-stock', channel))
}
