import { expect, test } from 'vitest'
import { jsonIn } from './json.ts'

test('what is JSON is read as it stands', () => {
  expect(jsonIn(Buffer.from('{"a":[1,"ü😀",null]}'))).toEqual({ a: [1, 'ü😀', null] })
})

test.each([
  { what: 'nothing', text: '' },
  { what: 'half a value', text: '{"a":' },
  { what: 'half a surrogate pair', text: String.raw`{"name":"T\ud83d"}` },
  { what: 'half a surrogate pair in a name', text: String.raw`{"\udc00":1}` },
  { what: 'half a surrogate pair deep within', text: String.raw`{"a":[{"b":["\ud800x"]}]}` },
])('$what is none', ({ text }) => {
  expect(jsonIn(Buffer.from(text))).toBeUndefined()
})
