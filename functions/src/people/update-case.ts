import type { Firestore } from '@google-cloud/firestore'
import { cases, type Case, type CaseRefusal } from '@fluxori/contract/engine/cases'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import { changeCase, type CaseAsked } from '../domain/alerts/change-case.ts'
import type { Decision } from '../domain/decision.ts'
import { Fault } from '../domain/fault.ts'
import { grpc, parsed, reference, statusCode } from '../store/documents.ts'
import { encodedDocument } from '../store/encoding.ts'

export type CaseUpdate = Readonly<{ alertId: string }> & Pick<CaseAsked, 'action' | 'by'>

/** Cases are written whenever trouble comes and goes: one that changed under our hands is looked at once more. */
const tries = 2

/**
 * Calls a case dealt with, or opens it again. It is written only if it still is what it was when it was read, so that a
 * case that Fluxori opens anew at the same moment stays open. Throws a `Fault` when it keeps changing.
 */
export async function updateCase(
  { db, now }: Readonly<{ db: Firestore; now: () => Instant }>,
  merchant: MerchantId,
  { alertId, action, by }: CaseUpdate,
): Promise<Decision<Case, CaseRefusal>> {
  if (!isDocumentId(alertId)) return changeCase(undefined, { action, by, at: now(), seen: null })
  const ref = reference(db, cases, { merchant, alert: alertId })
  let seen: Instant | null = null
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const snapshot = await ref.get()
    const known = parsed(cases, snapshot)
    const decision = changeCase(known, { action, by, at: now(), seen })
    const becomes = decision.accepted ? decision.facts[0] : known
    if (becomes === undefined || becomes === known || snapshot.updateTime === undefined) return decision
    const { state, resolvedAt, resolvedBy } = becomes
    try {
      const lastUpdateTime = snapshot.updateTime
      await ref.update(encodedDocument({ state, resolvedAt, resolvedBy }), { lastUpdateTime })
      return decision
    } catch (error) {
      const code = statusCode(error)
      if (code !== grpc.failedPrecondition && code !== grpc.notFound) throw error
      seen = known?.openedAt ?? null
    }
  }
  throw new Fault('unavailable', 'the case keeps changing')
}

/** Whether a document can have this id. What cannot be one's id is the id of nothing. */
const isDocumentId = (id: string): boolean =>
  /^(?!\.{1,2}$)(?!__.*__$)[^/]+$/u.test(id) && Buffer.byteLength(id) <= 1500
