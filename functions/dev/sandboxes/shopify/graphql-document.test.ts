import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'
import { parseDocument } from './graphql-document.ts'

const field = (name: string, change: Readonly<Record<string, unknown>> = {}) => ({
  name,
  args: {},
  directives: {},
  fields: null,
  ...change,
})

test('fragments are filled in, inline or named, wherever they stand', () => {
  const document = `
    query Orders { orders { ...Page ... on Orders { total } } }
    fragment Page on Orders { nodes { ...Line } }
    fragment Line on Line { id }
  `
  const nodes = field('nodes', { fields: [field('id')] })
  expect(parseDocument(document, {})).toEqual([field('orders', { fields: [nodes, field('total')] })])
})

test('arguments hold what the variables say, of fields and of directives', () => {
  const document = `mutation Set($input: Input!, $key: String!, $none: Int) {
    set(input: $input, none: $none, by: UPDATED_AT, of: { ids: ["a", 2, null, true] }) @idempotent(key: $key)
  }`
  expect(parseDocument(document, { input: { quantity: 3 }, key: 'k1' })).toEqual([
    field('set', {
      args: { input: { quantity: 3 }, none: undefined, by: 'UPDATED_AT', of: { ids: ['a', 2, null, true] } },
      directives: { idempotent: { key: 'k1' } },
    }),
  ])
})

test.each([
  { name: 'a text that is not GraphQL', document: 'query { orders { id }' },
  { name: 'a fragment that is not there', document: 'query { orders { ...Page } }' },
  { name: 'an alias', document: 'query { all: orders { id } }' },
])('$name is refused', ({ document }) => {
  expect(() => parseDocument(document, {})).toThrow(GraphQLError)
})
