import { expect, test } from 'vitest'
import { jsonIn } from './wire.ts'

test.each([
  { name: 'an id that a number holds', text: '{"id":9007199254740991}', is: { id: 9007199254740991 } },
  { name: 'an id beyond it', text: '{"id":820982911946154508}', is: { id: '820982911946154508' } },
  { name: 'one within a list', text: '[1,-9007199254740993]', is: [1, '-9007199254740993'] },
  { name: 'an amount', text: '{"price":0.1,"large":1e300}', is: { price: 0.1, large: 1e300 } },
  { name: 'digits that were a text', text: '{"id":"007"}', is: { id: '007' } },
  { name: 'half a surrogate pair', text: '"\\ud83d"', is: '\ufffd' },
])('$name is what it was', ({ text, is }) => {
  expect(jsonIn(text)).toEqual(is)
})
