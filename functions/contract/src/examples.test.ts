import { describe, expect, test } from 'vitest'
import { documentKinds } from './documents.ts'
import { exampleMerchant, type ExamplesOf } from './example.ts'
import { documentExamples, operationExamples, operationGroups } from './examples.ts'
import { pathOf } from './kernel.ts'
import { operations } from './operations.ts'
import { warehousesExamples } from './warehouses/examples.ts'
import type { warehousesSubject } from './warehouses/warehouses.ts'

describe.each(Object.entries(documentKinds))('the example of %s', (name, kind) => {
  const example = documentExamples[name]

  test('is a document of its schema, with every field written out', () => {
    expect(kind.schema.parse(example?.document)).toEqual(example?.document)
  })

  test('names each id of its path once', () => {
    const ids = [...kind.path.matchAll(/\{(\w+)\}/g)].map(([, id]) => id)
    expect(['merchant', ...Object.keys(example?.ids ?? {})].toSorted()).toEqual(ids.toSorted())
    expect(pathOf(kind, { merchant: exampleMerchant, ...example?.ids })).not.toContain('{')
  })
})

test('there is no example of what is not declared', () => {
  expect(Object.keys(documentExamples).toSorted()).toEqual(Object.keys(documentKinds).toSorted())
  expect(Object.keys(operationExamples).toSorted()).toEqual(operations.map(({ name }) => name))
})

test.each(operations)(
  'the examples of $name are right by its own contract',
  ({ name, request, response }) => {
    const own = operationExamples[name] ?? []
    expect(own.length).toBeGreaterThan(0)
    expect(new Set(own.map(({ summary }) => summary)).size).toBe(own.length)
    own.forEach((example) => {
      request.parse(example.request)
      expect(response.parse(example.response)).toEqual(example.response)
    })
    expect(operationGroups[name]).toMatch(/^[A-Z]/)
  },
)

/** A value with one more field in it: once for each record that it holds, itself included. */
function withOneMore(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const within = Object.entries(value).flatMap(([name, part]) =>
    withOneMore(part).map((spoilt) =>
      Array.isArray(value) ? value.with(Number(name), spoilt) : { ...value, [name]: spoilt },
    ),
  )
  return Array.isArray(value) ? within : [{ ...value, surprise: 1 }, ...within]
}

test.each(operations)('$name refuses a field that nobody knows, wherever it stands', ({ name, request }) => {
  const spoilt = (operationExamples[name] ?? []).flatMap((example) => withOneMore(example.request))
  expect(spoilt.length).toBeGreaterThan(0)
  expect(spoilt.filter((one) => request.safeParse(one).success)).toEqual([])
})

test.each(operations)(
  '$name refuses a request without a merchant, or for one that is none',
  ({ name, request }) => {
    const [example] = operationExamples[name] ?? []
    const merchants = [undefined, null, '', '../karoo', ['karoo']]
    const spoilt = merchants.map((merchantId) => ({ ...Object(example?.request), merchantId }))
    expect(spoilt.filter((one) => request.safeParse(one).success)).toEqual([])
  },
)

/** Each of these is refused by the compiler: `npm run types` fails when one of them is not. */
test('what is forgotten or wrong in examples does not compile', () => {
  type Examples = ExamplesOf<typeof warehousesSubject>
  const { group, documents, operations: given } = warehousesExamples
  const { summary, request, response } = given['warehouse-update'][0]
  const wrong: readonly Examples[] = [
    // @ts-expect-error a collection without an example
    { group, documents: {}, operations: given },
    // @ts-expect-error an operation without one
    { group, documents, operations: {} },
    // @ts-expect-error an operation with none in its list
    { group, documents, operations: { 'warehouse-update': [] } },
    // @ts-expect-error a document that lacks a field
    { group, documents: { warehouses: { ids: {}, document: { id: 'jhb' } } }, operations: given },
  ]
  const wrongOnes: readonly Examples['operations']['warehouse-update'][number][] = [
    // @ts-expect-error a request with a field that nobody knows
    { summary, request: { ...request, force: true }, response },
    // @ts-expect-error an answer that lacks a field
    { summary, request, response: { command: 'key-1' } },
  ]
  expect([wrong.length, wrongOnes.length]).toEqual([4, 2])
})
