import { expect, test } from 'vitest'
import { searchWords } from './search.ts'

test.each([
  { name: 'small letters', texts: ['KETTLE Stove'], words: ['kettle', 'stove'] },
  { name: 'letters without accents', texts: ['Crème brûlée', 'CAFÉ'], words: ['creme', 'brulee', 'cafe'] },
  { name: 'an order number with and without its #', texts: ['#1001'], words: ['1001'] },
  {
    name: 'a SKU as a whole and by its parts, of two letters or more',
    texts: ['POT-CAST-2'],
    words: ['pot-cast-2', 'pot', 'cast'],
  },
  { name: 'a barcode', texts: ['6009870009018'], words: ['6009870009018'] },
  { name: 'each word once, where it came first', texts: ['Mug, blue', 'MUG'], words: ['mug', 'blue'] },
  { name: 'words of any script', texts: ['Чай 茶壶'], words: ['чаи', '茶壶'] },
  { name: 'nothing of nothing', texts: ['', '  ', 'a b', '- -'], words: [] },
])('what is written down is found by $name', ({ texts, words }) => {
  expect(searchWords(texts)).toEqual(words)
})

test('what a person types finds what was written, in whatever order and case', () => {
  const written = searchWords(['PRESS-COFFEE-1', 'Coffee press, 1 l', 'Overberg'])
  for (const typed of ['press coffee', 'COFFEE', 'overberg press-coffee-1', 'Coffeé'])
    expect(written).toEqual(expect.arrayContaining(searchWords([typed])))
  expect(written).not.toEqual(expect.arrayContaining(searchWords(['press tea'])))
})

test('no more than forty words are kept, the first ones, and of a long one its beginning', () => {
  const many = Array.from({ length: 60 }, (_, index) => `word${index}`)
  expect(searchWords(many)).toEqual(many.slice(0, 40))
  expect(searchWords(['x'.repeat(128)])).toEqual(['x'.repeat(40)])
})
