import type { DocumentKind } from '@fluxori/contract/kernel'
import { z } from 'zod'
import type { Composite, DeclaredIndexes } from './declared-indexes.ts'
import { asField, indexText, wantedBy } from './index-for-query.ts'
import type { QueryShape } from './query-shape.ts'

type Override = DeclaredIndexes['fieldOverrides'][number]

/** Equalities merge the indexes of their fields. These spare the merging where it is done all the time. */
const forSpeed: readonly Composite[] = [
  {
    collectionGroup: 'listings',
    queryScope: 'COLLECTION',
    fields: [
      { fieldPath: 'channelId', order: 'ASCENDING' },
      { fieldPath: 'pending', order: 'ASCENDING' },
    ],
  },
]

/**
 * `firestore.indexes.json`: what the queries need by `missingIndex`, each index once and in one sequence, and the fields
 * that are left out of Firestore's own indexes, as their collections declare. Throws an Error for a collection that
 * leaves out what is not asked for and has no fields of its own.
 */
export function makeIndexes(
  shapes: readonly QueryShape[],
  documents: readonly DocumentKind[],
): DeclaredIndexes {
  const composites = new Map(
    [...shapes.flatMap(compositesFor), ...forSpeed].map((index) => [compositeName(index), index]),
  )
  const overrides = new Map<string, Override>()
  ;[...documents.flatMap((kind) => exemptions(kind, shapes)), ...shapes.flatMap(overridesFor)].forEach(
    (field) => {
      const name = `${field.collectionGroup} ${field.fieldPath}`
      overrides.set(name, bothOf(overrides.get(name), field))
    },
  )
  return { indexes: inSequence(composites), fieldOverrides: inSequence(overrides) }
}

/** Two wishes for the indexes of one field: each index once. */
function bothOf(one: Override | undefined, other: Override): Override {
  const indexes = [...(one?.indexes ?? []), ...other.indexes]
  return { ...other, indexes: [...new Map(indexes.map((mode) => [JSON.stringify(mode), mode])).values()] }
}

const compositeName = ({ collectionGroup, queryScope, fields }: Composite): string =>
  `${indexText(collectionGroup, fields)} ${queryScope}`

const inSequence = <T>(named: ReadonlyMap<string, T>): T[] =>
  [...named].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)

/**
 * In a collection each field that is equal has an index that ends in the order, and they merge; without an order only a
 * list needs one with each of the others. Over all collections of a name nothing is indexed by itself: one for all.
 */
function compositesFor(shape: QueryShape): readonly Composite[] {
  const { equal, order } = wantedBy(shape)
  const tail = order.map(asField)
  const whole = [...equal, ...tail]
  const isChosen = [...shape.filters, ...shape.order].some(({ field }) => field === null)
  if (isChosen || whole.length < 2) return []
  const lists = equal.filter((field) => 'arrayConfig' in field)
  const others = equal.filter((field) => 'order' in field)
  const wanted =
    shape.scope === 'COLLECTION_GROUP' || equal.length === 0
      ? [whole]
      : tail.length > 0
        ? equal.map((field) => [field, ...tail])
        : lists.flatMap((list) => others.map((other) => [list, other]))
  return wanted.map((fields) => ({
    collectionGroup: shape.collection,
    queryScope: shape.scope,
    fields,
  }))
}

/** One field asked for over all collections of a name: Firestore's usual indexes of it, and that one. */
function overridesFor(shape: QueryShape): readonly Override[] {
  const { equal, order } = wantedBy(shape)
  const [only, ...more] = [...equal, ...order.map(asField)]
  if (shape.scope !== 'COLLECTION_GROUP' || only === undefined || more.length > 0) return []
  const { fieldPath, ...mode } = only
  return [
    {
      collectionGroup: shape.collection,
      fieldPath,
      indexes: [
        { order: 'ASCENDING', queryScope: 'COLLECTION' },
        { order: 'DESCENDING', queryScope: 'COLLECTION' },
        { ...mode, queryScope: 'COLLECTION_GROUP' },
      ],
    },
  ]
}

function exemptions(kind: DocumentKind, shapes: readonly QueryShape[]): readonly Override[] {
  const collectionGroup = kind.path.split('/').at(-2) ?? kind.path
  return unindexedFields(kind, asked(collectionGroup, shapes)).map((fieldPath) => ({
    collectionGroup,
    fieldPath,
    indexes: [],
  }))
}

function unindexedFields(
  { path, schema, unindexed = [] }: DocumentKind,
  wanted: ReadonlySet<string>,
): readonly string[] {
  if (unindexed !== 'unasked') return unindexed
  if (!(schema instanceof z.ZodObject)) throw new Error(`${path}: name the fields that are not indexed`)
  return Object.keys(schema.shape).filter((field) => !wanted.has(field))
}

/** The fields of a collection that some query compares or orders by. */
const asked = (collection: string, shapes: readonly QueryShape[]): ReadonlySet<string> =>
  new Set(
    shapes
      .filter((shape) => shape.collection === collection)
      .flatMap(({ filters, order }) => [...filters, ...order])
      .map(({ field }) => field?.split('.')[0] ?? ''),
  )
