import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documents } from '@fluxori/contract/documents'
import { beforeAll, expect, test } from 'vitest'
import { findingText } from '../finding.ts'
import { allQueries, indexFindings } from './check-indexes.ts'
import { DeclaredIndexes } from './declared-indexes.ts'
import { indexText } from './index-for-query.ts'
import { makeIndexes } from './make-indexes.ts'
import { queryText } from './query-shape.ts'
import type { Queries } from './server-queries.ts'

const root = join(import.meta.dirname, '../../..')
const indexesText = await readFile(join(root, 'firestore.indexes.json'), 'utf8')
const declared = DeclaredIndexes.parse(JSON.parse(indexesText))
let queries: Queries = { shapes: [], findings: [] }
beforeAll(async () => {
  queries = await allQueries(root)
}, 300_000)

/** Equalities merge the indexes of their fields; these spare the merging where it is done all the time. */
const forSpeed = ['listings: channelId ASCENDING, pending ASCENDING']

test('every query can be read, and has its index; every index has its query; the file is made of them', () => {
  expect(queries.findings.map(findingText)).toEqual([])
  expect(indexFindings(queries.shapes, indexesText).map(findingText)).toEqual([])
  expect(makeIndexes(queries.shapes, documents)).toEqual(declared)
})

test('queries are found where they are made, whatever filters and sorts they are put together from', () => {
  const texts = queries.shapes.map((shape) => `${shape.file} ${queryText(shape)}`)
  expect(texts).toContain(
    'functions/src/journal/pending-queue.ts journal where state == order by receivedAt asc',
  )
  expect(texts).toContain(
    'functions/contract/src/orders/orders.ts orders where waitingFor array-contains order by placedAt asc',
  )
  expect(texts).toContain(
    'spa/src/features/orders/list/use-order-rows.ts orders where status in and channelId == and payment == and ' +
      'words array-contains and placedAt >= and placedAt < order by placedAt asc',
  )
  expect(texts).toContain('spa/src/lib/session/memberships.ts all members where uid == and state ==')
})

test.each(declared.indexes.map((index) => [indexText(index.collectionGroup, index.fields), index] as const))(
  'without the index %s a query is named with its file and line',
  (text, index) => {
    const without = { ...declared, indexes: declared.indexes.filter((one) => one !== index) }
    const findings = indexFindings(queries.shapes, JSON.stringify(without))
    if (forSpeed.includes(text)) expect(findings).toEqual([])
    else
      expect(findings[0]).toMatchObject({ file: expect.stringMatching(/\.tsx?$/), line: expect.any(Number) })
  },
)

test('an index that no query uses is named with its line', () => {
  const idle = {
    collectionGroup: 'orders',
    queryScope: 'COLLECTION' as const,
    fields: [
      { fieldPath: 'number', order: 'ASCENDING' as const },
      { fieldPath: 'placedAt', order: 'ASCENDING' as const },
    ],
  }
  const text = JSON.stringify({ ...declared, indexes: [...declared.indexes, idle] }, null, 2)
  const line = text.split('\n').findIndex((one) => one.includes('"number"')) - 3
  expect(indexFindings(queries.shapes, text)).toEqual([
    {
      file: 'firestore.indexes.json',
      line,
      message: 'No query uses the index orders: number ASCENDING, placedAt ASCENDING.',
    },
  ])
})
