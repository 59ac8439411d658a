import type { Query } from '@fluxori/contract/kernel'

/** The values that a lookup asks for: of its equal fields in their order, of its list, and where its order goes on. */
export type LookupValue = string | null | readonly (string | null)[]

type Asked = Readonly<{
  equal: readonly (string | null)[]
  contained: string | null
  after: string | null
  /** Among documents that stand alike in the order, those behind this id. */
  afterId: string | null
}>

/** The values of a lookup, each in its part of the query. */
export function askedOf({ equal = [], contains, after }: Query, value: LookupValue): Asked {
  const values = typeof value === 'string' || value === null ? [value] : [...value]
  return {
    equal: values.splice(0, equal.length),
    contained: contains === undefined ? null : (values.shift() ?? null),
    after: after === true ? (values.shift() ?? null) : null,
    afterId: after === true ? (values.shift() ?? null) : null,
  }
}

/** What stands in a document at a path of field names with dots between them. */
export function fieldOf(document: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), document)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Whether a declared query finds a document: what Firestore decides, for documents that are in memory. */
export function matches(query: Query, id: string, document: unknown, value: LookupValue): boolean {
  const asked = askedOf(query, value)
  const equal = (query.equal ?? []).every((field, index) => fieldOf(document, field) === asked.equal[index])
  if (!equal) return false
  if (query.contains !== undefined) {
    const list = fieldOf(document, query.contains)
    if (!Array.isArray(list) || !list.includes(asked.contained)) return false
  }
  if (asked.after === null) return true
  const ahead = compared(keyOf(query, id, document), asked.after)
  return ahead > 0 || (ahead === 0 && asked.afterId !== null && comparedText(id, asked.afterId) > 0)
}

/** Where a document stands in the order of a query. A document without the field is not in it. */
export const keyOf = ({ order: [field] }: Query, id: string, document: unknown): unknown =>
  field === 'id' ? id : fieldOf(document, field)

export type Place = Readonly<{ id: string; key: unknown }>

/** The order of a query, as Firestore orders: by the field, then by id, both in its direction. */
export function inOrderOf({ order: [, direction] }: Query): (one: Place, other: Place) => number {
  const sign = direction === 'asc' ? 1 : -1
  return (one, other) => sign * (compared(one.key, other.key) || comparedText(one.id, other.id))
}

function compared(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return comparedText(String(one), String(other))
}

/** Firestore orders text by its UTF-8 bytes, which is another order than ours where there are surrogate pairs. */
function comparedText(one: string, other: string): number {
  if (one === other) return 0
  if (hasSurrogates.test(one) || hasSurrogates.test(other))
    return Buffer.compare(Buffer.from(one), Buffer.from(other))
  return one < other ? -1 : 1
}

const hasSurrogates = /[\ud800-\udfff]/
