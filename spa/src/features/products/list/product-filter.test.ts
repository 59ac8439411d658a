import type { Product } from '@fluxori/contract/products/products'
import { searchWords } from '@fluxori/contract/search'
import { describe, expect, test } from 'vitest'
import { filterOf, selectionOf, siftedRows, usualSort, type ProductFilter } from './product-filter.ts'

const product = (sku: string, fields: Partial<Product> = {}): Product => ({
  sku,
  title: sku,
  barcode: '6009510800012',
  category: '',
  brand: '',
  vatClass: 'standard',
  vatReason: null,
  costCents: 100,
  weightGrams: null,
  lowAt: null,
  kit: [],
  words: searchWords([sku, fields.title ?? '']),
  ...fields,
})
const all: ProductFilter = { text: '', show: 'all', vat: null }
const rowsOf = (...products: Product[]) => products.map((value) => ({ id: value.sku, value }))

test('the address says what is wanted; what it says wrongly is not wanted', () => {
  expect(filterOf(new URLSearchParams('q=tongs&show=kits&vat=zero'))).toEqual({
    text: 'tongs',
    show: 'kits',
    vat: 'zero',
  })
  expect(filterOf(new URLSearchParams('q=600 9870 000244')).text).toBe('6009870000244')
  expect(filterOf(new URLSearchParams('show=everything&vat=half'))).toEqual(all)
})

describe('the server is asked', () => {
  test.each<readonly [string, Partial<ProductFilter>, object]>([
    ['for all, in order', {}, { orderBy: ['sku', 'asc'] }],
    [
      'by the longest word of a search',
      { text: 'pot cast', show: 'kits' },
      { where: [['words', 'array-contains', 'cast']] },
    ],
    ['for kits', { show: 'kits', vat: 'zero' }, { where: [['kit', '!=', []]] }],
    ['for what has no barcode', { show: 'no-barcode' }, { where: [['barcode', '==', null]] }],
    [
      'for what has no cost in a VAT class',
      { show: 'no-cost', vat: 'zero' },
      {
        where: [
          ['costCents', '==', null],
          ['vatClass', '==', 'zero'],
        ],
      },
    ],
  ])('%s', (_, filter, selection) => {
    expect(selectionOf({ ...all, ...filter }, usualSort)).toEqual(selection)
  })
})

describe('of what the server found', () => {
  const pot = product('POT', { title: 'Cast iron pot', costCents: 41_200 })
  const tea = product('TEA', { title: 'Rooibos tea', vatClass: 'zero', costCents: null })
  const kit = product('KIT', {
    title: 'Tea kit',
    barcode: null,
    kit: [{ sku: 'TEA', quantity: 2 }],
    costCents: 5,
  })
  const skus = (filter: Partial<ProductFilter>, sort = usualSort) =>
    siftedRows(rowsOf(pot, tea, kit), { ...all, ...filter }, sort).map(({ id }) => id)

  test.each<readonly [string, Partial<ProductFilter>, readonly string[]]>([
    ['the last word may be only begun', { text: 'tea k' }, ['KIT']],
    ['kits are what is made of something', { show: 'kits' }, ['KIT']],
    ['a search and a filter both count', { text: 'tea', show: 'no-barcode' }, ['KIT']],
    ['a search and a VAT class both count', { text: 'tea', vat: 'zero' }, ['TEA']],
  ])('%s', (_, filter, wanted) => {
    expect(skus(filter)).toEqual(wanted)
  })

  test('what has no cost is last, whichever way costs are ordered', () => {
    expect(skus({ text: 't' }, { by: 'cost', direction: 'asc' }).at(-1)).toBe('TEA')
    expect(skus({ text: 't' }, { by: 'cost', direction: 'desc' })).toEqual(['KIT', 'TEA'])
  })

  test('a record that cannot be read stays in sight', () => {
    const rows = [{ id: 'BAD', broken: 'title: missing' }, ...rowsOf(kit, pot)]
    expect(siftedRows(rows, { ...all, show: 'kits' }, usualSort).map(({ id }) => id)).toEqual(['KIT', 'BAD'])
  })

  test('an unfiltered list stands as the server put it', () => {
    expect(skus({})).toEqual(['POT', 'TEA', 'KIT'])
  })
})
