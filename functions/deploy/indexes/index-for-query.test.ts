import { expect, test } from 'vitest'
import type { DeclaredIndexes, IndexField } from './declared-indexes.ts'
import { indexesUsedBy, missingIndex } from './index-for-query.ts'
import type { QueryShape } from './query-shape.ts'

const asc = (fieldPath: string): IndexField => ({ fieldPath, order: 'ASCENDING' })
const desc = (fieldPath: string): IndexField => ({ fieldPath, order: 'DESCENDING' })
const contains = (fieldPath: string): IndexField => ({ fieldPath, arrayConfig: 'CONTAINS' })

const declared = (...fields: readonly IndexField[][]): DeclaredIndexes => ({
  indexes: fields.map((one) => ({ collectionGroup: 'orders', queryScope: 'COLLECTION', fields: one })),
  fieldOverrides: [],
})
const query = (
  filters: readonly (readonly [string, string])[],
  order: QueryShape['order'] = [],
  scope: QueryShape['scope'] = 'COLLECTION',
): QueryShape => ({
  file: 'x.ts',
  line: 1,
  collection: 'orders',
  scope,
  filters: filters.map(([field, comparison]) => ({ field, comparison })),
  order,
})
const newest = [{ field: 'placedAt', direction: 'desc' }] as const
const oldest = [{ field: 'placedAt', direction: 'asc' }] as const

test.each([
  ['a whole collection', query([])],
  ['one equality', query([['status', '==']])],
  [
    'equalities that merge',
    query([
      ['status', '=='],
      ['channelId', 'in'],
    ]),
  ],
  ['an order by one field', query([], newest)],
  [
    'a range in its own order',
    query(
      [
        ['placedAt', '>='],
        ['placedAt', '<'],
      ],
      oldest,
    ),
  ],
  ['an equality in the order of names', query([['status', '==']], [{ field: '__name__', direction: 'asc' }])],
  ['one array', query([['words', 'array-contains']])],
])('%s needs no composite index', (_, shape) => {
  expect(missingIndex(shape, declared())).toBeNull()
})

test('an equality with another order needs a composite index in that direction', () => {
  const shape = query([['status', '==']], newest)
  expect(missingIndex(shape, declared())).toBe('orders: status ASCENDING, placedAt DESCENDING')
  expect(missingIndex(shape, declared([asc('status'), asc('placedAt')]))).not.toBeNull()
  expect(missingIndex(shape, declared([asc('status'), desc('placedAt')]))).toBeNull()
})

test('an equality with a range on another field is ordered by the range, ascending', () => {
  const shape = query([
    ['state', '=='],
    ['receivedAt', '<'],
  ])
  expect(missingIndex(shape, declared())).toBe('orders: state ASCENDING, receivedAt ASCENDING')
  expect(missingIndex(shape, declared([asc('state'), asc('receivedAt')]))).toBeNull()
})

test('indexes that end in the same order merge, and each equal field must be in one of them', () => {
  const shape = query(
    [
      ['status', 'in'],
      ['channelId', '=='],
      ['words', 'array-contains'],
    ],
    newest,
  )
  const two = [
    [asc('status'), desc('placedAt')],
    [asc('channelId'), desc('placedAt')],
  ]
  expect(missingIndex(shape, declared(...two))).not.toBeNull()
  expect(missingIndex(shape, declared(...two, [contains('words'), desc('placedAt')]))).toBeNull()
  expect(missingIndex(shape, declared(...two, [contains('words'), asc('placedAt')]))).not.toBeNull()
})

test('an array with a second field needs a composite index', () => {
  const shape = query([
    ['words', 'array-contains-any'],
    ['status', 'in'],
  ])
  expect(missingIndex(shape, declared())).not.toBeNull()
  expect(missingIndex(shape, declared([contains('words'), asc('status')]))).toBeNull()
})

test('over all collections of a name nothing is indexed by itself', () => {
  const shape = query([['state', '==']], [], 'COLLECTION_GROUP')
  expect(missingIndex(shape, declared())).toBe('orders: state ASCENDING (COLLECTION_GROUP)')
  const override = {
    collectionGroup: 'orders',
    fieldPath: 'state',
    indexes: [{ order: 'ASCENDING' as const, queryScope: 'COLLECTION_GROUP' as const }],
  }
  expect(missingIndex(shape, { indexes: [], fieldOverrides: [override] })).toBeNull()
})

test('a field that is exempt from indexing cannot be asked for', () => {
  const exempt = { collectionGroup: 'orders', fieldPath: 'lines', indexes: [] }
  const shape = query([['lines', '==']])
  expect(missingIndex(shape, { indexes: [], fieldOverrides: [exempt] })).toBe('orders: lines ASCENDING')
})

test('a field that is chosen may order a collection, and nothing more', () => {
  const chosen = [{ field: null, direction: 'asc' }] as const
  expect(missingIndex({ ...query([]), order: chosen }, declared())).toBeNull()
  expect(missingIndex({ ...query([['status', '==']]), order: chosen }, declared())).toContain(
    'name the fields',
  )
})

test('an index counts as used only by a query in its order with its fields', () => {
  const all = declared([asc('status'), desc('placedAt')], [asc('payment'), desc('placedAt')])
  expect(indexesUsedBy(query([['status', '==']], newest), all)).toEqual(all.indexes.slice(0, 1))
  expect(indexesUsedBy(query([['status', '==']], oldest), all)).toEqual([])
})
