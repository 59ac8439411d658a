import { document, everyRole, type DocumentKind } from '@fluxori/contract/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { indexesUsedBy, missingIndex } from './index-for-query.ts'
import { makeIndexes } from './make-indexes.ts'
import type { QueryShape } from './query-shape.ts'

const shapeOf = (shape: Partial<QueryShape>): QueryShape => ({
  file: 'x.ts',
  line: 1,
  collection: 'orders',
  scope: 'COLLECTION',
  filters: [],
  order: [],
  ...shape,
})
const is = (field: string, comparison = '==') => ({ field, comparison })
const by = (field: string, direction: 'asc' | 'desc' = 'asc') => ({ field, direction })
const kindOf = (unindexed?: DocumentKind['unindexed']): DocumentKind =>
  document({
    path: 'merchants/{merchant}/orders/{order}',
    schema: z.object({ a: z.string(), b: z.object({ c: z.string() }), d: z.string() }),
    readers: everyRole,
    journal: null,
    queries: {},
    personal: [],
    ...(unindexed === undefined ? {} : { unindexed }),
  })

/** Queries that Firestore takes: at most one list, no field twice, an order by any other fields. */
const shapes = fc
  .record({
    fields: fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1 }),
    comparisons: fc.array(fc.constantFrom('==', 'in'), { maxLength: 3 }),
    list: fc.boolean(),
    scope: fc.constantFrom('COLLECTION' as const, 'COLLECTION_GROUP' as const),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
  })
  .map(({ fields, comparisons, list, scope, direction }) => {
    const filters = fields.slice(0, comparisons.length).map((field, at) => is(field, comparisons[at]))
    const [listed, ...rest] = fields.slice(filters.length)
    const isListed = list && listed !== undefined
    return shapeOf({
      scope,
      filters: isListed ? [...filters, is(`${listed}s`, 'array-contains')] : filters,
      order: (isListed ? rest : fields.slice(filters.length)).map((field) => by(field, direction)),
    })
  })

test('every query has what it needs, and every index has its query', () => {
  fc.assert(
    fc.property(fc.array(shapes, { maxLength: 6 }), (asked) => {
      const made = makeIndexes(asked, [])
      asked.forEach((shape) => expect(missingIndex(shape, made)).toBeNull())
      const used = new Set(asked.flatMap((shape) => indexesUsedBy(shape, made)))
      const idle = made.indexes.filter((index) => !used.has(index))
      expect(idle.map(({ collectionGroup }) => collectionGroup)).toEqual(['listings'])
    }),
  )
})

test('the sequence of the queries does not show in the file', () => {
  fc.assert(
    fc.property(fc.array(shapes, { maxLength: 6 }), (asked) => {
      expect(JSON.stringify(makeIndexes(asked.toReversed(), []).indexes)).toBe(
        JSON.stringify(makeIndexes(asked, []).indexes),
      )
    }),
  )
})

test('a collection leaves out the fields that it names, or all that no query compares or orders by', () => {
  const asked = [shapeOf({ filters: [is('b.c')], order: [by('d')] })]
  const exempt = (kind: DocumentKind) =>
    makeIndexes(asked, [kind]).fieldOverrides.map(({ fieldPath, indexes }) => [fieldPath, indexes])
  expect(exempt(kindOf())).toEqual([])
  expect(exempt(kindOf(['b', 'a']))).toEqual([
    ['a', []],
    ['b', []],
  ])
  expect(exempt(kindOf('unasked'))).toEqual([['a', []]])
})

test('one that leaves out what is not asked for must have fields of its own', () => {
  expect(() => makeIndexes([], [{ ...kindOf('unasked'), schema: z.unknown() }])).toThrow('name the fields')
})
