import { expect, test } from 'vitest'
import { withFields } from './with-fields.ts'

test('only what is named changes, null included, and undefined is not named', () => {
  const known = { title: 'Mug', barcode: '1', brand: 'Karoo' }
  const wanted: { title: string; barcode: string | null; brand: string } = known
  expect(withFields(wanted, { title: 'Cup', barcode: null, brand: undefined })).toEqual({
    title: 'Cup',
    barcode: null,
    brand: 'Karoo',
  })
  expect(known.title).toBe('Mug')
})
