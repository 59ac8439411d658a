import { alertId, cases, type Case, type CaseKind } from '@fluxori/contract/engine/cases'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import { grpc, reference, statusCode } from '../store/documents.ts'
import { encodedDocument } from '../store/encoding.ts'
import type { ConnectionTools } from './connection.ts'

/** A case as it is opened: its id names kind and subject, so one trouble is one case. */
export const openedCase = (found: Pick<Case, 'kind' | 'subject' | 'facts'>, openedAt: Instant): Case => ({
  ...found,
  id: alertId(found.kind, found.subject.id),
  state: 'open',
  openedAt,
  resolvedAt: null,
  resolvedBy: null,
})

/** Closes a case, if there is one. */
export async function closeCase(
  { db, now }: ConnectionTools,
  merchant: MerchantId,
  kind: CaseKind,
  subject: string,
): Promise<void> {
  try {
    const closed = encodedDocument({ state: 'resolved', resolvedAt: now(), resolvedBy: null })
    await reference(db, cases, { merchant, alert: alertId(kind, subject) }).update(closed)
  } catch (error) {
    if (statusCode(error) !== grpc.notFound) throw error
  }
}
