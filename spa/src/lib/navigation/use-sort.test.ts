import { expect, test } from 'vitest'
import { sortFrom, sortText } from './use-sort.ts'

const usual = { by: 'sku', direction: 'asc' } as const
const known = ['sku', 'available']

test.each([
  [null, usual],
  ['available', { by: 'available', direction: 'asc' }],
  ['-available', { by: 'available', direction: 'desc' }],
  ['-sku', { by: 'sku', direction: 'desc' }],
  ['-password', usual],
  ['', usual],
  ['--sku', usual],
])('the address %j sorts by %j', (text, sort) => {
  expect(sortFrom(text, known, usual)).toEqual(sort)
})

test('the usual order leaves no mark in the address, and every other one is read back as it was', () => {
  expect(sortText(usual, usual)).toBeNull()
  const other = { by: 'available', direction: 'desc' } as const
  expect(sortFrom(sortText(other, usual), known, usual)).toEqual(other)
})
