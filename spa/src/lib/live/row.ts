import { Timestamp } from 'firebase/firestore'
import type { z } from 'zod'

/** A document that is not as the contract says, and why. */
export type BrokenRow = Readonly<{ id: string; broken: string }>

/** A document as the contract knows it, or a broken one, which must not take the others with it. */
export type LiveRow<T> = Readonly<{ id: string; value: T }> | BrokenRow

/** Timestamps at any depth become the ISO strings that the contract speaks. */
export function withIsoInstants(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate().toISOString()
  if (Array.isArray(value)) return value.map(withIsoInstants)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, withIsoInstants(held)]))
  }
  return value
}

/** Reads one stored document by its contract schema. `broken` names the fields at fault. */
export function liveRow<S extends z.ZodType>(schema: S, id: string, stored: unknown): LiveRow<z.output<S>> {
  const read = schema.safeParse(withIsoInstants(stored))
  if (read.success) return { id, value: read.data }
  return { id, broken: faults(read.error.issues) }
}

const mostFaults = 3

/** The first few fields at fault, and how many more there are. */
function faults(issues: readonly z.core.$ZodIssue[]): string {
  const words = issues
    .slice(0, mostFaults)
    .map(({ path, message }) => `${path.join('.') || 'document'}: ${message}`)
  const more = issues.length - words.length
  return [...words, ...(more > 0 ? [`${more} more`] : [])].join('; ')
}

export const readable = <T>(rows: readonly LiveRow<T>[]): readonly T[] =>
  rows.flatMap((row) => ('broken' in row ? [] : [row.value]))

export const brokenOf = <T>(rows: readonly LiveRow<T>[]): readonly BrokenRow[] =>
  rows.flatMap((row) => ('broken' in row ? [row] : []))
