import type { Firestore } from '@google-cloud/firestore'
import { leases } from '@fluxori/contract/journal'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import { parsed } from '../store/documents.ts'
import { encoded } from '../store/encoding.ts'

/** Largest number of commands, and of leases, that one sweep looks at to find the merchants that are behind. */
const mostLooked = 300

/**
 * Merchants whose journal holds a pending command from before `before`, because their drain has died or was never
 * woken; and those whose drain died before it had told the listings of what it moved.
 */
export async function merchantsLeftBehind(db: Firestore, before: Instant): Promise<readonly MerchantId[]> {
  const pending = db
    .collectionGroup('journal')
    .where('state', '==', 'pending')
    .where('receivedAt', '<', encoded(before))
    .orderBy('receivedAt', 'asc')
    .select()
    .limit(mostLooked)
  const untold = db.collectionGroup('leases').where('stale', '!=', []).limit(mostLooked)
  const [commands, left] = await Promise.all([pending.get(), untold.get()])
  const dead = left.docs.filter((snapshot) => (parsed(leases, snapshot)?.expiresAt ?? before) < before)
  return [...new Set([...commands.docs, ...dead].flatMap(({ ref }) => ref.parent.parent?.id ?? []))]
}
