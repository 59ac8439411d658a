import { Timestamp, type DocumentData } from '@google-cloud/firestore'

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/**
 * Our values as Firestore keeps them: every instant (`2026-11-22T08:15:00.000Z`) becomes a Timestamp. Nothing is
 * lost: `decoded` gives the same text back, even where a text only happened to look like an instant.
 */
export function encoded(value: unknown): unknown {
  if (typeof value === 'string') return encodedText(value)
  if (Array.isArray(value)) return value.map(encoded)
  if (isPlain(value)) return mapped(value, encoded)
  return value
}

/** Firestore's values as ours: every Timestamp becomes an instant in UTC with milliseconds. */
export function decoded(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate().toISOString()
  if (Array.isArray(value)) return value.map(decoded)
  if (isPlain(value)) return mapped(value, decoded)
  return value
}

/** A whole document's fields, encoded. */
export const encodedDocument = (fields: Readonly<Record<string, unknown>>): DocumentData =>
  mapped(fields, encoded)

function encodedText(text: string): string | Timestamp {
  if (text.length !== 24 || !instant.test(text)) return text
  const milliseconds = Date.parse(text)
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== text) return text
  return Timestamp.fromMillis(milliseconds)
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

function mapped(
  fields: Readonly<Record<string, unknown>>,
  change: (value: unknown) => unknown,
): DocumentData {
  const result: DocumentData = {}
  for (const name of Object.keys(fields)) result[name] = change(fields[name])
  return result
}
