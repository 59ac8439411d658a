import { readFile } from 'node:fs/promises'
import { documents } from '@fluxori/contract/documents'
import { expect, test } from 'vitest'
import { z } from 'zod'

const Indexes = z.strictObject({
  indexes: z.array(
    z.strictObject({
      collectionGroup: z.string(),
      queryScope: z.enum(['COLLECTION', 'COLLECTION_GROUP']),
      fields: z
        .array(
          z.union([
            z.strictObject({ fieldPath: z.string(), order: z.enum(['ASCENDING', 'DESCENDING']) }),
            z.strictObject({ fieldPath: z.string(), arrayConfig: z.literal('CONTAINS') }),
          ]),
        )
        .min(2),
    }),
  ),
  fieldOverrides: z.array(
    z.strictObject({
      collectionGroup: z.string(),
      fieldPath: z.string(),
      indexes: z.array(
        z.strictObject({
          order: z.enum(['ASCENDING', 'DESCENDING']),
          queryScope: z.enum(['COLLECTION', 'COLLECTION_GROUP']),
        }),
      ),
    }),
  ),
})

const { indexes, fieldOverrides } = Indexes.parse(
  JSON.parse(await readFile(new URL('../../../firestore.indexes.json', import.meta.url), 'utf8')),
)
const fieldsOf = (collection: string): readonly string[] =>
  documents
    .filter(({ path }) => path.split('/').at(-2) === collection)
    .flatMap(({ schema }) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []))
const named = [
  ...indexes.flatMap(({ collectionGroup, fields }) =>
    fields.map(({ fieldPath }) => ({ collectionGroup, fieldPath })),
  ),
  ...fieldOverrides,
]

test.each(named)('the index on $collectionGroup.$fieldPath is on a field that the contract has', (index) => {
  expect(fieldsOf(index.collectionGroup)).toContain(index.fieldPath.split('.')[0])
})

test('no index is declared twice', () => {
  const texts = indexes.map((index) => JSON.stringify(index))
  expect(texts.filter((text, place) => texts.indexOf(text) !== place)).toEqual([])
})

test('what is exempt from indexing is in no index', () => {
  const indexed = indexes.flatMap(({ collectionGroup, fields }) =>
    fields.map(({ fieldPath }) => `${collectionGroup}.${fieldPath}`),
  )
  const exempt = fieldOverrides
    .filter((override) => override.indexes.length === 0)
    .map(({ collectionGroup, fieldPath }) => `${collectionGroup}.${fieldPath}`)
  expect(indexed.filter((field) => exempt.includes(field))).toEqual([])
})
