import { listings, type Listing } from '@fluxori/contract/channels/channels'
import { readable } from '../../lib/live/row.ts'
import { foundOf, useLive } from '../../lib/live/use-live.ts'
import { useMerchantId } from '../../lib/session/session.ts'

/** More than these are not read: so many at once are one trouble, not many. */
const mostOddListings = 100

/** An instant before there was any listing: a field that is null has none of its parts, so it is in no answer. */
const always = { instant: '2000-01-01T00:00:00.000Z' }

export type OddListings = Readonly<{
  /** False until the server, or the device, has answered. */
  known: boolean
  /** Of all channels, the longest or latest first. */
  found: readonly Listing[]
  /** There may be more than were read. */
  more: boolean
}>

/**
 * Listings that show something else on their channel than it accepted, over all channels, the longest first. Billed by
 * how many there are; every screen that asks shares one listening.
 */
export function useDrift(): OddListings {
  const live = useLive(
    listings,
    { merchant: useMerchantId() },
    { where: [['drift.since', '>', always]], orderBy: ['drift.since', 'asc'], limit: mostOddListings },
  )
  return oddOf(live.status === 'live', readable(foundOf(live)))
}

/** Listings whose quantity their channel refused, over all channels, the latest first. */
export function useRefused(): OddListings {
  const live = useLive(
    listings,
    { merchant: useMerchantId() },
    { where: [['problem.at', '>', always]], orderBy: ['problem.at', 'desc'], limit: mostOddListings },
  )
  return oddOf(live.status === 'live', readable(foundOf(live)))
}

const oddOf = (known: boolean, found: readonly Listing[]): OddListings => ({
  known,
  found,
  more: found.length >= mostOddListings,
})

/** Those of one channel. */
export const ofChannel = (found: readonly Listing[], channelId: string): readonly Listing[] =>
  found.filter((listing) => listing.channelId === channelId)
