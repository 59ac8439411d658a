import type { MerchantId, Role } from '@fluxori/contract/kernel'
import { Member } from '@fluxori/contract/people/members'
import { collectionGroup, onSnapshot, query, where } from 'firebase/firestore'
import { firestore } from '../firebase/firestore.ts'
import { liveRow } from '../live/row.ts'

/** One merchant that the signed-in person works for, and what they may do there. */
export type Membership = Readonly<{ merchantId: MerchantId; role: Role; name: string }>

type Watcher = Readonly<{
  found: (memberships: readonly Membership[]) => void
  failed: (detail: string) => void
}>

/**
 * Follows the merchants that count this person as an active member, so that a changed role or a removal shows at once.
 * The rules allow the query only in exactly this form. Returns how to stop.
 */
export function watchMemberships(uid: string, watcher: Watcher): () => void {
  const mine = query(
    collectionGroup(firestore, 'members'),
    where('uid', '==', uid),
    where('state', '==', 'active'),
  )
  return onSnapshot(
    mine,
    { includeMetadataChanges: true },
    (snapshot) => {
      // An empty cache says nothing; an empty answer of the server does.
      if (snapshot.empty && snapshot.metadata.fromCache) return
      const memberships = snapshot.docs.flatMap((found) => {
        const member = liveRow(Member, found.id, found.data())
        const merchantId = found.ref.parent.parent?.id
        return 'value' in member && merchantId !== undefined
          ? [{ merchantId, role: member.value.role, name: member.value.name }]
          : []
      })
      watcher.found(memberships)
    },
    (error) => watcher.failed(error.message),
  )
}
