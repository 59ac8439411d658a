import { Timestamp, type Firestore } from '@google-cloud/firestore'
import { leases } from '@fluxori/contract/engine/journal'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import { parsed } from '../store/documents.ts'
import { encoded } from '../store/encoding.ts'

/** Commands, or leases, that a sweep looks at in one page, and the pages that it looks at. */
const [mostLooked, mostPages] = [300, 20]

/** Merchants to drain, and since when the oldest of their pending commands waits; null when none is late. */
export type LeftBehind = Readonly<{ merchants: readonly MerchantId[]; oldestAt: Instant | null }>

/**
 * Merchants whose journal holds a pending command from before `before`, because their drain has died or was never
 * woken; and those whose drain died before it had told the listings of what it moved.
 */
export async function merchantsLeftBehind(db: Firestore, before: Instant): Promise<LeftBehind> {
  const unwritten = db.collectionGroup('leases').where('stale', '!=', []).limit(mostLooked)
  const [waiting, left] = await Promise.all([merchantsWaiting(db, before), unwritten.get()])
  const dead = left.docs.filter((snapshot) => (parsed(leases, snapshot)?.expiresAt ?? before) < before)
  const owners = dead.flatMap(({ ref }) => ref.parent.parent?.id ?? [])
  return { merchants: [...new Set([...waiting.merchants, ...owners])], oldestAt: waiting.oldestAt }
}

/** Looks a page at a time, so that one merchant with many commands does not hide the others. */
async function merchantsWaiting(db: Firestore, before: Instant): Promise<LeftBehind> {
  const merchants = new Set<MerchantId>()
  const query = db
    .collectionGroup('journal')
    .where('state', '==', 'pending')
    .where('receivedAt', '<', encoded(before))
    .orderBy('receivedAt', 'asc')
    .select('receivedAt')
    .limit(mostLooked)
  let page = await query.get()
  const oldest: unknown = page.docs[0]?.get('receivedAt')
  const oldestAt = oldest instanceof Timestamp ? oldest.toDate().toISOString() : null
  for (let pages = 1; ; pages += 1) {
    page.docs.forEach(({ ref }) => merchants.add(ref.parent.parent?.id ?? ''))
    const last = page.docs.at(-1)
    if (last === undefined || page.docs.length < mostLooked || pages === mostPages) break
    page = await query.startAfter(last).get()
  }
  merchants.delete('')
  return { merchants: [...merchants], oldestAt }
}
