import type { OperationProblem } from '../../../lib/operation/problem.ts'
import { fieldAt, type Faults } from './read-product.ts'

/** Where a refusal belongs when its answer does not say. */
const byReason: Readonly<Record<string, keyof Faults>> = {
  'sku-taken': 'sku',
  'barcode-taken': 'barcode',
  'vat-reason-missing': 'vatReason',
  'kit-of-itself': 'kit',
  'kit-in-kit': 'kit',
  'sku-twice': 'kit',
  'unknown-component': 'kit',
  'kit-has-stock': 'kit',
}

/** The fields that a refusal is about; none when it is about the whole. */
export function fieldsAtFault({
  reason,
  issues,
}: Pick<OperationProblem, 'reason' | 'issues'>): readonly (keyof Faults)[] {
  const named = issues.flatMap(({ path }) => fieldAt(path) ?? [])
  if (named.length > 0) return [...new Set(named)]
  const usual = byReason[reason]
  return usual === undefined ? [] : [usual]
}

/** The other product that a refusal speaks of. */
export function otherSku({ reason, facts }: Pick<OperationProblem, 'reason' | 'facts'>): string | null {
  const { sku } = facts
  return ['sku-taken', 'barcode-taken', 'kit-in-kit'].includes(reason) && typeof sku === 'string' ? sku : null
}
