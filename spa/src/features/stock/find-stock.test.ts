import { Stock } from '@fluxori/contract/stock/stock'
import { expect, test } from 'vitest'
import { beginsWith, exactly } from './find-stock.ts'

const stockOf = (sku: string) =>
  Stock.parse({
    sku,
    levels: {},
    available: 0,
    shortage: 0,
    listings: [],
    sold: {},
    kits: [],
    lastMovement: null,
  })
const [mug, mugs] = [stockOf('MUG'), stockOf('MUG-ENAM-4')]

test.each([
  { name: 'the SKU as a whole, in any case', found: [mugs, mug], text: ' mug ', meant: mug },
  {
    name: 'the only one that fits, by its barcode or a word',
    found: [mugs],
    text: '6009870000053',
    meant: mugs,
  },
  { name: 'nobody where several fit', found: [mugs, stockOf('MUG-TIN')], text: 'mug', meant: null },
  { name: 'nobody where none fits', found: [], text: 'mug', meant: null },
])('what was scanned or typed means $name', ({ found, text, meant }) => {
  expect(exactly(found, text)).toBe(meant)
})

test('a SKU is looked for as it was typed, and in capitals', () => {
  expect(beginsWith('mug-e').map(([from]) => from?.[2])).toEqual(['MUG-E', 'mug-e'])
  expect(beginsWith('MUG-E')).toHaveLength(1)
})
