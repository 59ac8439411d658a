import { listings, type Listing } from '@fluxori/contract/channels/channels'
import { collectionOf } from '../store/documents.ts'
import type { Connection, ConnectionTools } from './connection.ts'
import { readableListings, type ReadListing } from './readable-listings.ts'

/** A listing counts as tried for the number it should show: a newer number is a new try. */
export const tryKey = (listing: Listing): string => `${listing.id} ${listing.desired.at} ${listing.sold}`

/** Listings of a connection with something to publish, without those that this run has tried often enough. */
export async function dueListings(
  { db }: ConnectionTools,
  { merchant, channelId }: Connection,
  limit: number,
  tried: ReadonlyMap<string, number>,
): Promise<readonly ReadListing[]> {
  const query = collectionOf(db, listings, merchant)
    .where('channelId', '==', channelId)
    .where('pending', '==', true)
    .limit(limit + tried.size)
  const { docs } = await query.get()
  return readableListings(docs)
    .filter(({ listing }) => tried.get(tryKey(listing)) !== 0)
    .slice(0, limit)
}
