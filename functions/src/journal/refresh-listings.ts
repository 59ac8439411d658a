import type { Instant, Sku } from '@fluxori/contract/kernel'
import type { Movement, Stock } from '@fluxori/contract/stock'
import type { Draft } from '../domain/book.ts'
import { desiredQuantity } from '../domain/channels/desired-quantity.ts'
import { availableToPromise } from '../domain/stock/available.ts'

/** Channels with something to publish, and SKUs whose documents are broken, with what is wrong. */
export type Refreshed = Readonly<{
  ring: ReadonlySet<string>
  broken: ReadonlyMap<Sku, string>
  /** SKUs whose listings were left for later. */
  deferred: readonly Sku[]
}>

/**
 * Brings `available` of every touched SKU, and of the kits that it is part of, and what the channels should show of
 * them, up to what the draft says. A broken document keeps only its own SKU from being refreshed.
 */
export function refreshListings(
  draft: Draft,
  asked: ReadonlySet<Sku>,
  movements: readonly Movement[],
  { at, deferListings }: Readonly<{ at: Instant; deferListings: boolean }>,
): Refreshed {
  const lastMovement = new Map(movements.flatMap(({ seq, skus }) => skus.map((sku) => [sku, { seq, at }])))
  const touched = new Set([...draft.stock.changed.keys(), ...asked])
  const kits = [...touched].flatMap((sku) => draft.stock.changed.get(sku)?.kits ?? [])
  const ring = new Set<string>()
  const broken = new Map<Sku, string>()
  const all = new Set([...touched, ...kits])
  for (const sku of all) {
    try {
      const listings = refreshStock(draft, sku, lastMovement.get(sku) ?? null)
      if (deferListings) continue
      listings.flatMap((id) => want(draft, id, sku, at) ?? []).forEach((channel) => ring.add(channel))
    } catch (error) {
      // The shelf throws for a document that is not what the contract says; the other SKUs must still be told.
      broken.set(sku, error instanceof Error ? error.message : String(error))
    }
  }
  return { ring, broken, deferred: deferListings ? [...all] : [] }
}

function refreshStock(draft: Draft, sku: Sku, moved: Stock['lastMovement']): readonly string[] {
  const stock = draft.stock.get(sku)
  if (stock === undefined) return []
  const available = availableToPromise(draft, sku, null)
  if (available !== stock.available || moved !== null) {
    draft.stock.set(sku, { ...stock, available, lastMovement: moved ?? stock.lastMovement })
  }
  return stock.listings
}

/** Sets what a listing should show. Answers its channel when there is something to publish. */
function want(draft: Draft, id: string, sku: Sku, at: Instant): string | null {
  const listing = draft.listings.get(id)
  const channel = listing === undefined ? undefined : draft.channels.get(listing.channelId)
  if (listing === undefined || channel === undefined || listing.sku !== sku) return null
  const quantity = desiredQuantity(channel.formula, availableToPromise(draft, sku, channel.id))
  const sold = draft.listings.changed.has(id)
  if (quantity === listing.desired.quantity && !sold) return null
  draft.listings.set(id, { ...listing, desired: { ...listing.desired, quantity, at }, pending: true })
  return channel.id
}
