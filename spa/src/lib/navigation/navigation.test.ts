import { expect, test } from 'vitest'
import { addressOf, queryWith } from './navigation.ts'

test.each([
  ['sets what is named', 'q=mug', { status: 'shipped' }, 'q=mug&status=shipped'],
  ['takes out what becomes nothing', 'q=mug&status=shipped', { status: null }, 'q=mug'],
  ['takes an empty search out too', 'q=mug', { q: '' }, ''],
  ['leaves what is not named', 'a=1&b=2', { b: '3' }, 'a=1&b=3'],
])('a change of the query %s', (_, before, change, after) => {
  expect(queryWith(new URLSearchParams(before), change).toString()).toBe(after)
})

test('an address without a query has no question mark', () => {
  expect(addressOf('/orders', new URLSearchParams())).toBe('/orders')
  expect(addressOf('/orders', new URLSearchParams({ q: 'a b' }))).toBe('/orders?q=a+b')
})
