import type { StockChange } from '@fluxori/contract/stock/stock'
import { z } from 'zod'
import { problemMessages } from '../../../lib/messages/problems.ts'
import { stockChangeMessages } from '../../../lib/messages/stock-changes.ts'
import type { OperationProblem } from '../../../lib/operation/problem.ts'

const words = stockChangeMessages

/** Words by the field that they belong to. */
export type Faults = Readonly<Record<string, string>>

type Issue = Readonly<{ path: readonly PropertyKey[]; code?: string | undefined }>
type Read = Readonly<{ success: boolean; error?: Readonly<{ issues: readonly Issue[] }> | undefined }>

/** What the contract finds wrong with a change, in words, at the field of the form that holds it. */
export function faultsOf({ error }: Read): Faults {
  return Object.fromEntries((error?.issues ?? []).toReversed().map(faultOf))
}

/** Fields of a change that are called otherwise in the form, or are no warehouse. */
const otherFields: Readonly<Record<string, readonly [field: string, words: string]>> = {
  delta: ['units', words.unitsInvalid],
  reason: ['reason', words.adjust.reasonInvalid],
  reference: ['reference', words.referenceInvalid],
}

function faultOf({ path, code }: Issue): readonly [field: string, words: string] {
  const [field, index, part] = path.map(String)
  if (field !== 'lines') return otherFields[field ?? ''] ?? [field ?? '', words.warehouseMissing]
  if (index === undefined) return ['lines', code === 'too_big' ? words.linesTooMany : words.linesMissing]
  const at = `lines.${index}.units`
  if (part === 'counted') return [at, words.count.countedInvalid]
  if (part === 'expected') return [at, words.count.expectedMissing]
  return [at, part === 'sku' ? words.gone : words.unitsInvalid]
}

/** The facts that a refusal of a stock change may carry. */
const Facts = z
  .object({ sku: z.string(), warehouse: z.string(), free: z.number(), inTransit: z.number() })
  .partial()

/** What the server refused, in words, at the field it belongs to; null when it belongs to none. */
export function refusalAt(
  { reason, facts: words }: Pick<OperationProblem, 'reason' | 'facts'>,
  change: StockChange,
): Faults | null {
  const facts = Facts.safeParse(words).data ?? {}
  const text = refusalText(reason, facts)
  switch (reason) {
    case 'same-warehouse':
      return { to: text }
    case 'unknown-warehouse':
      if (change.kind !== 'transfer') return { warehouse: text }
      return facts.warehouse === change.to ? { to: text } : { from: text }
    case 'not-enough-stock':
    case 'not-in-transit':
    case 'unknown-sku':
    case 'kit-has-no-stock':
    case 'sku-twice': {
      if (change.kind === 'adjust') return reason === 'not-enough-stock' ? { units: text } : null
      const index = change.lines.findLastIndex(({ sku }) => sku === facts.sku)
      return index < 0 ? null : { [`lines.${index}.units`]: text }
    }
    default:
      return null
  }
}

function refusalText(reason: string, { free, inTransit }: z.infer<typeof Facts>): string {
  if (reason === 'not-enough-stock' && free !== undefined) return words.refusedLine['not-enough-stock'](free)
  if (reason === 'not-in-transit' && inTransit !== undefined) {
    return words.refusedLine['not-in-transit'](inTransit)
  }
  return problemMessages.of(reason)
}

/** The SKU whose line stands in the way. */
export const refusedSku = ({ facts }: Pick<OperationProblem, 'facts'>): string | null =>
  Facts.safeParse(facts).data?.sku ?? null
