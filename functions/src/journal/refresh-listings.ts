import type { Instant, Sku } from '@fluxori/contract/kernel'
import type { Movement, Stock } from '@fluxori/contract/stock/stock'
import type { Draft } from '../domain/book.ts'
import { desiredQuantity } from '@fluxori/contract/channels/desired-quantity'
import { availableToPromise } from '../domain/stock/available.ts'
import { supplyOf } from '../domain/stock/supply.ts'

/** Channels with something to publish, SKUs whose documents are broken, and SKUs left for later. */
export type Refreshed = Readonly<{
  ring: ReadonlySet<string>
  broken: ReadonlyMap<Sku, string>
  stale: readonly Sku[]
}>

type Refresh = Readonly<{
  asked: ReadonlySet<Sku>
  movements: readonly Movement[]
  /** SKUs left for later by earlier batches. */
  stale: readonly Sku[]
  /** At most so many SKUs have their listings told now; oldest first. */
  most: number
  at: Instant
}>

/**
 * Brings `available` and `supply` of every touched SKU, and of the kits that it is part of, up to what the draft says, and then what
 * the channels should show of them. A broken document keeps only its own SKU from being refreshed.
 */
export function refreshListings(draft: Draft, { asked, movements, stale, most, at }: Refresh): Refreshed {
  const lastMovement = new Map(movements.flatMap(({ seq, skus }) => skus.map((sku) => [sku, { seq, at }])))
  const touched = new Set([...draft.stock.changed.keys(), ...asked])
  const kits = [...touched].flatMap((sku) => draft.stock.changed.get(sku)?.kits ?? [])
  const ring = new Set<string>()
  const broken = new Map<Sku, string>()
  const attempt = (sku: Sku, work: () => void): void => {
    try {
      work()
    } catch (error) {
      // The shelf throws for a document that is not what the contract says; the other SKUs must still be told.
      broken.set(sku, error instanceof Error ? error.message : String(error))
    }
  }
  const moved = new Set([...touched, ...kits])
  moved.forEach((sku) => attempt(sku, () => refreshStock(draft, sku, lastMovement.get(sku) ?? null)))
  const all = [...new Set([...stale, ...moved])]
  all
    .slice(0, most)
    .forEach((sku) => attempt(sku, () => tellListings(draft, sku, at).forEach((id) => ring.add(id))))
  return { ring, broken, stale: all.slice(most) }
}

function refreshStock(draft: Draft, sku: Sku, moved: Stock['lastMovement']): void {
  const stock = draft.stock.get(sku)
  if (stock === undefined) return
  const available = availableToPromise(draft, sku, null)
  const supply = supplyOf(available, draft.products.get(sku)?.lowAt ?? null)
  if (available === stock.available && supply === stock.supply && moved === null) return
  draft.stock.set(sku, { ...stock, available, supply, lastMovement: moved ?? stock.lastMovement })
}

/** Sets what a SKU's listings should show. Answers the channels that have something to publish. */
function tellListings(draft: Draft, sku: Sku, at: Instant): readonly string[] {
  const stock = draft.stock.get(sku)
  return (stock?.listings ?? []).flatMap((id) => {
    const listing = draft.listings.get(id)
    const channel = listing === undefined ? undefined : draft.channels.get(listing.channelId)
    if (listing === undefined || channel === undefined || listing.sku !== sku) return []
    const quantity = desiredQuantity(channel.formula, availableToPromise(draft, sku, channel.id))
    const sold = stock?.sold[id] ?? 0
    if (quantity === listing.desired.quantity && sold === listing.sold && !draft.listings.changed.has(id))
      return []
    draft.listings.set(id, { ...listing, sold, desired: { ...listing.desired, quantity, at }, pending: true })
    return [channel.id]
  })
}
