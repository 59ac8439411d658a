import { searchWords } from '@fluxori/contract/search'
import { expect, test } from 'vitest'
import { hasWords, searchCondition } from './words.ts'

test.each([
  ['mug', 'mug'],
  ['blue MUG enamel', 'enamel'],
  ['#1001', '1001'],
  ['Café', 'cafe'],
])('%j is looked for by %j', (text, word) => {
  expect(searchCondition(text)).toEqual(['words', 'array-contains', word])
})

test.each(['', '   ', '!', '-'])('%j looks for nothing', (text) => {
  expect(searchCondition(text)).toBeNull()
})

const words = searchWords(['MUG-ENAM-4', 'Enamel mugs, set of 4'])

test.each([
  ['mug', true],
  ['set enam', true],
  ['MUG-ENAM-4', true],
  ['enamel kettle', false],
  ['', true],
])('a product that is an enamel mug is found by %j: %s', (text, found) => {
  expect(hasWords(words, text)).toBe(found)
})
