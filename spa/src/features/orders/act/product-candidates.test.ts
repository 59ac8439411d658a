import type { Product } from '@fluxori/contract/products/products'
import { searchWords } from '@fluxori/contract/search'
import { expect, test } from 'vitest'
import { candidateSelection, ranked } from './product-candidates.ts'

const product = (sku: string, title: string, barcode: string | null = null): Product => ({
  sku,
  title,
  barcode,
  category: '',
  brand: '',
  vatClass: 'standard',
  vatReason: null,
  costCents: null,
  weightGrams: null,
  lowAt: null,
  kit: [],
  words: searchWords([sku, title, ...(barcode === null ? [] : [barcode])]),
})
const lamp = product('LAMP-LED-10', 'Rechargeable LED lantern, 10 h', '6009870000183')
const kit = product('KIT-LOADSHED', 'Load-shedding kit: lantern, power bank')
const night = product('NIGHT-LAMP', 'Night lamp, rechargeable')
const order = (text: string) => ranked([kit, night, lamp], text).map(({ sku }) => sku)

test('the server looks for any of the longest words, so that one odd word of a channel hides nothing', () => {
  expect(candidateSelection('a Camping lantern (old site) by us')?.where).toEqual([
    ['words', 'array-contains-any', ['camping', 'lantern', 'site', 'old', 'by']],
  ])
  expect(candidateSelection('  ')).toBeNull()
})

test('the product with most of the words comes first', () => {
  expect(order('rechargeable lantern')).toEqual(['LAMP-LED-10', 'KIT-LOADSHED', 'NIGHT-LAMP'])
})

test('a SKU or barcode that is the text itself comes before all words', () => {
  expect(order('kit-loadshed')[0]).toBe('KIT-LOADSHED')
  expect(order('6009870000183')[0]).toBe('LAMP-LED-10')
})
