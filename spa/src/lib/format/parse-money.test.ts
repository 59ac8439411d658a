import { expect, test } from 'vitest'
import { moneyText, parseMoney } from './parse-money.ts'

test.each([
  ['12', 1200],
  ['12.5', 1250],
  ['12,5', 1250],
  ['12.05', 1205],
  ['0.01', 1],
  ['0', 0],
  ['1 234,56', 123_456],
  ['1 234,56', 123_456],
  ['R1,234.56', 123_456],
  ['r 1 234.56', 123_456],
  ['ZAR 99', 9900],
  ['1234567.89', 123_456_789],
  ['1,234,567.89', 123_456_789],
  ['1,234', 123_400],
  [' 7 ', 700],
  ['4.10', 410],
  ['1.15', 115],
  ['8.20', 820],
])('%j is %i cents', (text, cents) => {
  expect(parseMoney(text)).toEqual({ kind: 'amount', cents })
})

test.each([
  ['12.345', 'too-many-decimals'],
  ['12,3456', 'too-many-decimals'],
  ['1 234,567', 'too-many-decimals'],
  ['twelve', 'unreadable'],
  ['-5', 'unreadable'],
  ['12.', 'unreadable'],
  ['.5', 'unreadable'],
  ['1 2', 'unreadable'],
  ['12 34', 'unreadable'],
  ['1,234,56', 'unreadable'],
  ['1.234.56', 'unreadable'],
  ['1.234,56', 'unreadable'],
  ['R', 'unreadable'],
  ['$5', 'unreadable'],
  ['1e3', 'unreadable'],
  ['1234567890123', 'too-much'],
])('%j is refused: %s', (text, fault) => {
  expect(parseMoney(text)).toEqual({ kind: 'fault', fault })
})

test('nothing typed is no amount, not zero', () => {
  expect(parseMoney('  ')).toEqual({ kind: 'amount', cents: null })
})

test.each([0, 1, 99, 100, 41_200, 123_456, 100_000_000_000])(
  '%i cents, written and read, stay the same',
  (cents) => {
    expect(parseMoney(moneyText(cents))).toEqual({ kind: 'amount', cents })
  },
)
