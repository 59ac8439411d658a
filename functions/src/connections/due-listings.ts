import { listings, type Listing } from '@fluxori/contract/channels/channels'
import { BrokenDocument, collectionOf, parsed } from '../store/documents.ts'
import type { Connection, ConnectionTools } from './connection.ts'
import type { Due } from './publish-page.ts'

/** A listing counts as tried for the number it should show: a newer number is a new try. */
export const tryKey = (listing: Listing): string => `${listing.id} ${listing.desired.at} ${listing.sold}`

/** Listings of a connection with something to publish, without those that this run has tried often enough. */
export async function dueListings(
  { db }: ConnectionTools,
  { merchant, channelId }: Connection,
  limit: number,
  tried: ReadonlyMap<string, number>,
): Promise<readonly Due[]> {
  const query = collectionOf(db, listings, merchant)
    .where('channelId', '==', channelId)
    .where('pending', '==', true)
    .limit(limit + tried.size)
  const { docs } = await query.get()
  return docs
    .flatMap((snapshot) => {
      try {
        const listing = parsed(listings, snapshot)
        return listing === undefined || tried.get(tryKey(listing)) === 0
          ? []
          : [{ listing, readAt: snapshot.updateTime }]
      } catch (error) {
        // A broken listing must not keep the others from being published; `invariant-check` reports it.
        if (error instanceof BrokenDocument) return []
        throw error
      }
    })
    .slice(0, limit)
}
