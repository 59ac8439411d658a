import { referenceMessages } from '../../lib/messages/reference.ts'
import type { Schema } from './api-document.ts'

const words = referenceMessages.types
const names: Readonly<Record<string, string>> = {
  string: words.string,
  integer: words.integer,
  number: words.number,
  boolean: words.boolean,
  object: words.object,
  array: words.array,
  null: words.null,
}

/** What a value may be, in words: `whole number, 0 to 1 000 000`, `one of ship, cancel`, `text or nothing`. */
export function typeWords(schema: Schema): string {
  if (schema.const !== undefined) return String(schema.const)
  if (schema.enum !== undefined) return words.of(schema.enum.map(String).join(', '))
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return [...new Set(choices.map(typeWords))].join(words.or)
  if (schema.format === 'email') return words.email
  const name = names[schema.type ?? ''] ?? words.any
  return [name, ...limits(schema)].join(', ')
}

function limits(schema: Schema): readonly string[] {
  if (schema.type === 'string') return limit(schema.minLength, schema.maxLength, words.characters)
  if (schema.type === 'array') return limit(schema.minItems, schema.maxItems, words.entries)
  return limit(schema.minimum, schema.maximum, '')
}

/** A limit that JavaScript's whole numbers have anyway says nothing. */
function limit(low: number | undefined, high: number | undefined, unit: string): readonly string[] {
  const shown = (bound: number | undefined) =>
    bound === undefined || Math.abs(bound) === Number.MAX_SAFE_INTEGER ? null : spaced(bound)
  const [least, most] = [shown(low), shown(high)]
  return least === null && most === null ? [] : [`${words.range(least, most)} ${unit}`.trim()]
}

const spaced = (number: number): string => String(number).replaceAll(/\B(?=(\d{3})+$)/g, '\u00a0')

/** The fields below a schema, through lists and through "or nothing"; null when it has none or has choices of them. */
export function fieldsOf(schema: Schema): Schema | null {
  if (schema.properties !== undefined) return schema
  if (schema.items !== undefined) return fieldsOf(schema.items)
  const [only, ...others] = (schema.anyOf ?? []).filter(({ type }) => type !== 'null')
  return only === undefined || others.length > 0 ? null : fieldsOf(only)
}

/** What tells one choice from the others: the constant of its `kind`. */
export const choiceName = (schema: Schema): string => String(schema.properties?.['kind']?.const ?? '')
