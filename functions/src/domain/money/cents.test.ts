import fc from 'fast-check'
import { expect, test } from 'vitest'
import { centsFromDecimal, decimalFromCents } from './cents.ts'

test.each([
  ['345.00', 34_500],
  ['1234.5', 123_450],
  ['-3', -300],
  ['0.004', 0],
  ['0.005', 1],
  ['-0.005', -1],
  ['1.995', 200],
  [' 7.10 ', 710],
  ['0.0049999999', 0],
  ['9999999999999.99', 999_999_999_999_999],
])('%s is %d cents', (text, cents) => expect(centsFromDecimal(text)).toBe(cents))

test.each([
  '',
  ' ',
  '1,50',
  'R1.50',
  '1e3',
  '.5',
  '1.',
  '--1',
  '+1',
  'NaN',
  '0x10',
  '12345678901234',
  '1.2.3',
])('%j is no amount', (text) => expect(centsFromDecimal(text)).toBeNull())

test('nothing owed has no sign', () => {
  expect(Object.is(centsFromDecimal('-0.00'), 0)).toBe(true)
  expect(Object.is(centsFromDecimal('-0.001'), 0)).toBe(true)
  expect(decimalFromCents(-0)).toBe('0.00')
})

test('an amount written and read again is the same amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000_000_00, max: 1_000_000_000_000_00 }), (cents) => {
      expect(centsFromDecimal(decimalFromCents(cents))).toBe(cents)
    }),
  )
})
