import { caseId, cases, type CaseKind } from '@fluxori/contract/engine/cases'
import type { MerchantId } from '@fluxori/contract/kernel'
import { grpc, reference, statusCode } from '../store/documents.ts'
import { encodedDocument } from '../store/encoding.ts'
import type { ConnectionTools } from './connection.ts'

/** Closes a case, if there is one. */
export async function closeCase(
  { db, now }: ConnectionTools,
  merchant: MerchantId,
  kind: CaseKind,
  subject: string,
): Promise<void> {
  try {
    const closed = encodedDocument({ state: 'resolved', resolvedAt: now(), resolvedBy: null })
    await reference(db, cases, { merchant, alert: caseId(kind, subject) }).update(closed)
  } catch (error) {
    if (statusCode(error) !== grpc.notFound) throw error
  }
}
