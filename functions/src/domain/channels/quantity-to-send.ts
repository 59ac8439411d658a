import type { Listing } from '@fluxori/contract/channels/channels'
import type { Instant } from '@fluxori/contract/kernel'
import { millisecondsBetween } from '@fluxori/contract/time'

type Shown = Pick<Listing, 'desired' | 'published' | 'sold'>

/**
 * Units that the channel has sold, and taken off its own number, but that have not come in as orders yet: what is
 * missing from the number it accepted, less the sales taken in since. Zero when it shows as much or more.
 */
export function soldUnseen(
  { published, sold }: Pick<Listing, 'published' | 'sold'>,
  seen: number | null,
): number {
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

/** How long the order of a unit that is missing from a channel is waited for, with and without a poll since. */
const [usualWaitMs, longestWaitMs] = [60_000, 15 * 60_000]

/**
 * Since when the units of `soldUnseen` have been missing: since they were first held back, or seen as drift; `now`
 * when they are news.
 */
export function missingSince(
  listing: Pick<Listing, 'published' | 'sold' | 'drift'>,
  seen: number | null,
  now: Instant,
): Instant {
  const { published, sold, drift } = listing
  const missing = soldUnseen(listing, seen)
  if (published.at === null) return now
  if (published.sold - sold === missing) return published.at
  const isThatDrift = drift !== null && drift.seen === seen && drift.expected - drift.seen === missing
  return isThatDrift && published.at <= drift.since ? drift.since : now
}

/**
 * Whether units that have been missing since then can still be a sale whose order is on its way. They cannot once a
 * minute has passed and all orders have been read since, nor, where orders cannot be read, after a quarter of an hour:
 * then somebody lowered the number, and what is wanted is sent again.
 */
export function mayBeSold(since: Instant, now: Instant, polledUntil: Instant | null): boolean {
  const waitedMs = millisecondsBetween(since, now)
  const polledSince = polledUntil !== null && polledUntil > since
  return waitedMs < (polledSince ? usualWaitMs : longestWaitMs)
}

/** What the channel should show if nobody but us and its own buyers touched it. */
export function expectedToShow({ published, sold }: Pick<Listing, 'published' | 'sold'>): number | null {
  return published.quantity === null
    ? null
    : Math.max(0, published.quantity - Math.max(0, sold - published.sold))
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
