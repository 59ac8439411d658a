import type { Firestore } from '@google-cloud/firestore'
import { cases, type Case, type CaseRefusal } from '@fluxori/contract/engine/cases'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import { changeCase, type CaseRequest } from '../domain/cases/change-case.ts'
import { decidedOf, decidedUpdate, type Decided } from '../store/decided-write.ts'
import { reference } from '../store/documents.ts'

export type CaseUpdate = Readonly<{ alertId: string }> & Pick<CaseRequest, 'action' | 'by'>

/**
 * Calls a case dealt with, or opens it again. It is written only if it still is what it was when it was read, so that a
 * case that Fluxori opens anew at the same moment stays open. Throws a `Fault` when it keeps changing.
 */
export async function updateCase(
  { db, now }: Readonly<{ db: Firestore; now: () => Instant }>,
  merchant: MerchantId,
  { alertId, action, by }: CaseUpdate,
): Promise<Decided<Case, CaseRefusal>> {
  const request = { action, by, at: now() }
  if (!isDocumentId(alertId)) return decidedOf(changeCase(undefined, { ...request, seen: null }))
  return decidedUpdate(cases, reference(db, cases, { merchant, alert: alertId }), {
    decide: (known, before) => changeCase(known, { ...request, seen: before?.openedAt ?? null }),
    fields: ['state', 'resolvedAt', 'resolvedBy'],
  })
}

/** Whether a document can have this id. What cannot be one's id is the id of nothing. */
const isDocumentId = (id: string): boolean =>
  /^(?!\.{1,2}$)(?!__.*__$)[^/]+$/u.test(id) && Buffer.byteLength(id) <= 1500
