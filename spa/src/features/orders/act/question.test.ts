import { expect, test } from 'vitest'
import { exampleLine, exampleOrder } from '../example-order.ts'
import { questionOf } from './question.ts'

const guessed = exampleLine({ id: '2', mapping: 'guessed' })
const unknown = exampleLine({ id: '3', mapping: 'unmapped' })
const order = exampleOrder({ lines: [exampleLine(), guessed, unknown] })
const over = exampleOrder({ status: 'shipped', lines: [exampleLine({ shipped: 2, allocated: 0 })] })
const asked = (query: string, of = order) => questionOf(of, new URLSearchParams(query))

test.each([
  { query: '', question: null },
  { query: 'do=nothing-known', question: null },
  { query: 'do=ship', question: { kind: 'ship' } },
  { query: 'do=cancel', question: { kind: 'cancel' } },
  { query: 'do=map', question: { kind: 'map', line: guessed } },
  { query: 'do=map&line=3', question: { kind: 'map', line: unknown } },
  { query: 'do=map&line=1', question: null },
])('an address may ask "$query"', ({ query, question }) => expect(asked(query)).toEqual(question))

test.each(['do=ship', 'do=cancel', 'do=map'])('"%s" is not asked of an order that is over', (query) => {
  expect(asked(query, over)).toBeNull()
})
