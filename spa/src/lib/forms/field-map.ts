import type { OperationProblem } from '../operation/problem.ts'

/**
 * The fields of a form by the paths of the request that they make: `{ 'change.fields.costCents': 'cost' }`. A `*` stands
 * for the number of a line, the same in both: `{ 'change.fields.kit.*': 'kit.*' }`.
 */
export type FieldMap = Readonly<Record<string, string>>

/** The field for a path of the request: its own, or that of what it lies in. Null when the form has none. */
export function fieldAt(fields: FieldMap, path: string): string | null {
  const parts = path.split('.')
  for (let length = parts.length; length > 0; length -= 1) {
    const within = parts.slice(0, length)
    const field = fields[within.map((part) => (isNumber(part) ? '*' : part)).join('.')]
    const numbers = within.filter(isNumber)
    if (field !== undefined) return field.replace(/\*/g, () => numbers.shift() ?? '')
  }
  return null
}

const isNumber = (part: string): boolean => /^\d+$/.test(part)

/** The fields that issues are about, each once. */
export const fieldsAt = (
  fields: FieldMap,
  issues: OperationProblem['issues'] | readonly Readonly<{ path: readonly PropertyKey[] }>[],
): readonly string[] => [
  ...new Set(
    issues.flatMap(({ path }) => fieldAt(fields, typeof path === 'string' ? path : path.join('.')) ?? []),
  ),
]
