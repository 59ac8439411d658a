import type { QueryDocumentSnapshot, Timestamp } from '@google-cloud/firestore'
import { listings, type Listing } from '@fluxori/contract/channels/channels'
import { BrokenDocument } from '../domain/broken-document.ts'
import { parsed } from '../store/documents.ts'

/** A listing as it was read. */
export type ReadListing = Readonly<{ listing: Listing; readAt: Timestamp }>

/** A broken listing must not keep the others from being worked on: it is left out, and `invariant-check` reports it. */
export function readableListings(snapshots: readonly QueryDocumentSnapshot[]): readonly ReadListing[] {
  return snapshots.flatMap((snapshot) => {
    try {
      const listing = parsed(listings, snapshot)
      return listing === undefined ? [] : [{ listing, readAt: snapshot.updateTime }]
    } catch (error) {
      if (error instanceof BrokenDocument) return []
      throw error
    }
  })
}
