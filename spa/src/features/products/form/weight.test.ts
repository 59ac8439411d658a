import { expect, test } from 'vitest'
import { formatWeight, parseWeight, weightText } from './weight.ts'

test.each([
  ['620', 'g', 620],
  ['4,900', 'g', 4900],
  ['4.9', 'kg', 4900],
  ['4,9', 'kg', 4900],
  ['10.05', 'kg', 10_050],
  ['0.125', 'kg', 125],
  ['1.5 kg', 'g', 1500],
  ['250 g', 'kg', 250],
  ['250G', 'kg', 250],
  ['0', 'g', 0],
  ['10 050', 'g', 10_050],
] as const)('%j in %s is %i g', (text, unit, grams) => {
  expect(parseWeight(text, unit)).toEqual({ kind: 'weight', grams })
})

test.each([
  ['4.9', 'g'],
  ['1.2345', 'kg'],
  ['-1', 'g'],
  ['heavy', 'g'],
  ['1 lb', 'kg'],
  ['kg', 'g'],
  ['1234567890', 'g'],
] as const)('%j in %s is no weight', (text, unit) => {
  expect(parseWeight(text, unit)).toEqual({ kind: 'fault' })
})

test('nothing typed is no weight, not zero', () => {
  expect(parseWeight(' ', 'g')).toEqual({ kind: 'weight', grams: null })
})

test.each([0, 1, 620, 999, 1000, 1500, 4900, 10_050, 1_000_001])(
  '%i g, written and read, stay the same',
  (grams) => {
    const { text, unit } = weightText(grams)
    expect(parseWeight(text, unit)).toEqual({ kind: 'weight', grams })
  },
)

test.each([
  [620, '620 g'],
  [4900, '4.9 kg'],
  [1000, '1 kg'],
  [1_250_000, '1,250 kg'],
])('%i g reads as %s', (grams, text) => {
  expect(formatWeight(grams)).toBe(text)
})
