import type { Composite, DeclaredIndexes, IndexField } from './declared-indexes.ts'
import type { Order, QueryShape } from './query-shape.ts'

const arrayComparisons: readonly string[] = ['array-contains', 'array-contains-any']
const equalities: readonly string[] = ['==', 'in', ...arrayComparisons]
const nameField = '__name__'

/** A query as its index must be: fields that are equal in any sequence, then the order. */
type Wanted = Readonly<{ equal: readonly IndexField[]; order: readonly Order[] }>

/**
 * What a query asks of an index. A field that is equal orders nothing. The order of a range is its own field, ascending,
 * unless the query names another; the document's name ends every index by itself, in the direction of the field before
 * it.
 */
export function wantedBy({ filters, order }: QueryShape): Wanted {
  const equal = filters
    .filter(({ comparison }) => equalities.includes(comparison))
    .map(({ field, comparison }): IndexField =>
      arrayComparisons.includes(comparison)
        ? { fieldPath: field ?? '', arrayConfig: 'CONTAINS' }
        : { fieldPath: field ?? '', order: 'ASCENDING' },
    )
  const ranged = [
    ...new Set(
      filters.filter(({ comparison }) => !equalities.includes(comparison)).map(({ field }) => field),
    ),
  ]
  const implied: readonly Order[] = ranged
    .filter((field) => !order.some((one) => one.field === field))
    .map((field) => ({ field, direction: order.at(-1)?.direction ?? 'asc' }))
  const whole = [...order, ...implied].filter(
    ({ field }) => !equal.some(({ fieldPath }) => fieldPath === field),
  )
  const last = whole.at(-1)
  const endsInName =
    last?.field === nameField && (whole.length === 1 ? 'asc' : whole.at(-2)?.direction) === last.direction
  return { equal, order: endsInName ? whole.slice(0, -1) : whole }
}

const sameField = (a: IndexField, b: IndexField): boolean =>
  a.fieldPath === b.fieldPath && 'arrayConfig' in a === 'arrayConfig' in b

const isOrder = (field: IndexField | undefined, { field: name, direction }: Order): boolean =>
  field !== undefined &&
  'order' in field &&
  field.fieldPath === name &&
  field.order === (direction === 'asc' ? 'ASCENDING' : 'DESCENDING')

/** Whether an index can be used for a query, by itself or merged with others: equal fields, then the whole order. */
function serves({ fields }: Composite, { equal, order }: Wanted): boolean {
  const head = fields.slice(0, fields.length - order.length)
  const tail = fields.slice(fields.length - order.length)
  return (
    tail.length === order.length &&
    order.every((one, place) => isOrder(tail[place], one)) &&
    head.every((field) => equal.some((one) => sameField(one, field)))
  )
}

const candidates = (shape: QueryShape, declared: DeclaredIndexes): readonly Composite[] =>
  declared.indexes.filter(
    ({ collectionGroup, queryScope }) => collectionGroup === shape.collection && queryScope === shape.scope,
  )

/** The composite indexes that a query can use. */
export function indexesUsedBy(shape: QueryShape, declared: DeclaredIndexes): readonly Composite[] {
  const wanted = wantedBy(shape)
  return candidates(shape, declared).filter((index) => serves(index, wanted))
}

/** Whether one field alone is indexed so in this scope: by itself in a collection, by an override over all of them. */
function isIndexedAlone(shape: QueryShape, field: IndexField, declared: DeclaredIndexes): boolean {
  const override = declared.fieldOverrides.find(
    ({ collectionGroup, fieldPath }) => collectionGroup === shape.collection && fieldPath === field.fieldPath,
  )
  if (override === undefined) return shape.scope === 'COLLECTION'
  return override.indexes.some(
    (mode) =>
      mode.queryScope === shape.scope &&
      ('arrayConfig' in field ? 'arrayConfig' in mode : 'order' in mode && mode.order === field.order),
  )
}

/** A field that a query orders by, as an index has it. */
/** A field that a query orders by, as an index has it. */
export const asField = ({ field, direction }: Order): IndexField => ({
  fieldPath: field ?? '',
  order: direction === 'asc' ? 'ASCENDING' : 'DESCENDING',
})

/** An index in words: `orders: status ASCENDING, placedAt DESCENDING`. */
export const indexText = (collection: string, fields: readonly IndexField[]): string =>
  `${collection}: ${fields.map((field) => `${field.fieldPath} ${'order' in field ? field.order : field.arrayConfig}`).join(', ')}`

/**
 * The index that a query lacks, in words, or null when it has what it needs. By Firestore's documentation of indexes
 * (https://firebase.google.com/docs/firestore/query-data/index-overview): one field needs no more than its own index,
 * which every field has in a collection and none over a collection group; equalities merge their own indexes; equality
 * with an order or a range on another field needs a composite index, or several that end in the same order and name
 * every equal field between them. An array is matched like an equality, but merging is promised for `==` alone: with a
 * second field it needs a composite index here. The direction counts.
 */
export function missingIndex(shape: QueryShape, declared: DeclaredIndexes): string | null {
  const { equal, order } = wantedBy(shape)
  const fields = [...equal, ...order.map(asField)]
  const [only] = fields
  if (only === undefined) return null
  const scope = shape.scope === 'COLLECTION' ? '' : ' (COLLECTION_GROUP)'
  const wanted = `${indexText(shape.collection, fields)}${scope}`
  const chosen =
    shape.filters.some(({ field }) => field === null) || order.some(({ field }) => field === null)
  if (chosen && fields.length > 1) return `${wanted}: name the fields in the code`
  if (fields.length === 1) return chosen || isIndexedAlone(shape, only, declared) ? null : wanted
  const used = indexesUsedBy(shape, declared)
  const named = (field: IndexField): boolean =>
    used.some((index) => index.fields.some((one) => sameField(one, field)))
  const mergesAlone = order.length === 0 && equal.every((field) => 'order' in field)
  if (mergesAlone && equal.every((field) => isIndexedAlone(shape, field, declared) || named(field)))
    return null
  return used.length > 0 && equal.every(named) ? null : wanted
}
