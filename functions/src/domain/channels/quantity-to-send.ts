import type { Listing } from '@fluxori/contract/channels'
import type { Instant } from '@fluxori/contract/kernel'

type Shown = Pick<Listing, 'desired' | 'published' | 'sold'>

/**
 * Units that the channel has sold, and taken off its own number, but that have not come in as orders yet: what is
 * missing from the number it accepted, less the sales taken in since. Zero when it shows as much or more.
 */
export function soldUnseen({ published, sold }: Pick<Listing, 'published' | 'sold'>, seen: number | null): number {
  if (published.quantity === null || seen === null) return 0
  return Math.max(0, published.quantity - seen - (sold - published.sold))
}

/**
 * The absolute number to send. An absolute number worked out before a sale that the channel has already taken off
 * would put the sold unit back on sale, so sales not yet taken in are left out until their order arrives.
 */
export function quantityToSend(listing: Shown, seen: number | null): number {
  return Math.max(0, listing.desired.quantity - soldUnseen(listing, seen))
}

/**
 * The sold counter to note with a number that was sent when the channel showed `seen`: the units held back from it are
 * off the number already, so their orders must not be taken off once more when they come in, nor put back before.
 */
export const soldAfterSending = (listing: Pick<Listing, 'published' | 'sold'>, seen: number | null): number =>
  listing.sold + soldUnseen(listing, seen)

/** What the channel should show if nobody but us and its own buyers touched it. */
export function expectedToShow({ published, sold }: Pick<Listing, 'published' | 'sold'>): number | null {
  return published.quantity === null ? null : Math.max(0, published.quantity - Math.max(0, sold - published.sold))
}

/** Drift: the channel shows something else than expected. Its first sighting is kept, so that it has an age. */
export function driftOf(
  listing: Pick<Listing, 'published' | 'sold' | 'drift'>,
  seen: number | null,
  at: Instant,
): Listing['drift'] {
  const expected = expectedToShow(listing)
  if (expected === null || seen === null || seen === expected) return null
  return { expected, seen, since: listing.drift?.since ?? at }
}
