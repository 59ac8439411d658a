import type { Firestore } from '@google-cloud/firestore'
import { caseId, cases, type Case } from '@fluxori/contract/engine/cases'
import { checks } from '@fluxori/contract/engine/journal'
import { idNamed } from '@fluxori/contract/document-names'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import type { Broken } from '../domain/stock/invariants.ts'
import { collectionOf, reference } from '../store/documents.ts'
import { encodedDocument } from '../store/encoding.ts'
import { findBroken } from './find-broken.ts'

export type Checked = Readonly<{ checked: number; broken: readonly Broken[] }>

/** Cases that one check opens at most: past that number nobody looks at each. */
const mostCases = 100

/**
 * Checks a merchant's documents against each other as of one moment, opens a case for each subject that is wrong, and
 * closes those of before that are right again. It never repairs: a person decides.
 */
export async function checkInvariants(db: Firestore, merchant: MerchantId, at: Instant): Promise<Checked> {
  const { checked, movementsUntil, unreadable, broken: unsound } = await findBroken(db, merchant)
  const broken = [...unreadable, ...unsound]
  const found = new Map(broken.slice(0, mostCases).map((one) => [caseIdOf(one), one]))
  const open = await collectionOf(db, cases, merchant)
    .where('kind', '==', 'invariant-broken')
    .where('state', '==', 'open')
    .limit(300)
    .get()
  const known = new Set(open.docs.map(({ id }) => idNamed(id)))
  const batch = db.batch()
  found.forEach((one, id) => {
    if (!known.has(id))
      batch.set(reference(db, cases, { merchant, alert: id }), encodedDocument(caseOf(id, one, at)))
  })
  open.docs.forEach((snapshot) => {
    if (!found.has(idNamed(snapshot.id)))
      batch.update(snapshot.ref, encodedDocument({ state: 'resolved', resolvedAt: at, resolvedBy: null }))
  })
  const check = { movementsUntil, at, broken: broken.length }
  batch.set(reference(db, checks, { merchant, check: 'stock' }), encodedDocument(check))
  await batch.commit()
  return { checked, broken }
}

const caseIdOf = ({ rule, subject }: Broken): string => caseId('invariant-broken', `${rule}:${subject}`)

const caseOf = (id: string, { subject, rule, detail }: Broken, at: Instant): Case => ({
  id,
  kind: 'invariant-broken',
  state: 'open',
  subject: { kind: 'sku', id: subject },
  facts: { rule, sku: subject, detail: detail.slice(0, 500) },
  openedAt: at,
  resolvedAt: null,
  resolvedBy: null,
})
