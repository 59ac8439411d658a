import type { OperationProblem } from '../../../lib/operation/problem.ts'

/** The other product that a refusal speaks of. */
export function otherSku({ reason, facts }: Pick<OperationProblem, 'reason' | 'facts'>): string | null {
  const { sku } = facts
  return ['sku-taken', 'barcode-taken', 'kit-in-kit'].includes(reason) && typeof sku === 'string' ? sku : null
}
