import type { Firestore } from '@google-cloud/firestore'
import type { MerchantId } from '@fluxori/contract/kernel'
import { movements } from '@fluxori/contract/stock/stock'
import { collectionOf } from '../store/documents.ts'

/** The number of the last movement, for a lease that is made anew: 0 when nothing has moved yet. */
export async function lastSeq(db: Firestore, merchant: MerchantId): Promise<number> {
  const { docs } = await collectionOf(db, movements, merchant).orderBy('seq', 'desc').limit(1).get()
  return docs.length === 0 ? 0 : Number(docs[0]?.id)
}
