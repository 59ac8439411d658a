import type { Firestore } from '@google-cloud/firestore'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import { encoded } from '../store/encoding.ts'

/** Largest number of commands that one sweep looks at to find the merchants that are behind. */
const mostLooked = 300

/** Merchants whose journal holds a pending command from before `before`: their drain has died or was never woken. */
export async function merchantsWithOldCommands(db: Firestore, before: Instant): Promise<readonly MerchantId[]> {
  const query = db
    .collectionGroup('journal')
    .where('state', '==', 'pending')
    .where('receivedAt', '<', encoded(before))
    .orderBy('receivedAt', 'asc')
    .select()
    .limit(mostLooked)
  const { docs } = await query.get()
  return [...new Set(docs.flatMap(({ ref }) => ref.parent.parent?.id ?? []))]
}
