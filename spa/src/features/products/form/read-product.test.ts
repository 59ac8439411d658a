import type { FieldsAtFault } from '@fluxori/contract/kernel'
import { productUpdate } from '@fluxori/contract/products/products'
import { describe, expect, test } from 'vitest'
import { nothingTyped, type Typed, type TypedProduct } from './product-typed.ts'
import { changedFields } from '../../../lib/forms/changed-fields.ts'
import { fieldsAt } from '../../../lib/forms/field-map.ts'
import { otherSku } from './other-sku.ts'
import {
  creationFields,
  creationOf,
  editFields,
  faultsOf,
  faultsOfEdit,
  fieldsOf,
  firstAtFault,
} from './read-product.ts'

const declared: FieldsAtFault = productUpdate.fields
const editOf = (typed: TypedProduct) => changedFields(fieldsOf(typed), fieldsOf(typed.was))

const tea: Typed = {
  ...nothingTyped,
  sku: 'TEA-80',
  title: 'Rooibos, 80 bags',
  barcode: '600 9510 800012',
  cost: '38',
  weight: '0.25',
  weightUnit: 'kg',
}
const edited = (typed: Partial<Typed>, was: Typed = tea): TypedProduct => ({ ...was, ...typed, was })
const part = (sku: string, quantity = '1') => ({ sku, quantity })

describe('a form is at fault', () => {
  test.each<readonly [string, Partial<Typed>, readonly string[]]>([
    ['nowhere when it fits', {}, []],
    ['where a SKU is missing', { sku: ' ' }, ['sku']],
    ['where a SKU is only dots', { sku: '..' }, ['sku']],
    ['nowhere where a SKU has a slash', { sku: 'A/B' }, []],
    ['where a title is missing', { title: '' }, ['title']],
    ['where a barcode is mistyped', { barcode: '6009510800013' }, ['barcode']],
    ['where a cost has tenths of a cent', { cost: '12.345' }, ['cost']],
    ['where a cost is beyond measure', { cost: '1 000 000 001' }, ['cost']],
    ['where a weight is no weight', { weight: 'heavy' }, ['weight']],
    ['where low at is no number', { lowAt: '1.5' }, ['lowAt']],
    ['where a zero rate has no reason', { vatClass: 'zero' }, ['vatReason']],
    ['not where standard-rated has none', { vatClass: 'standard' }, []],
    ['where a component has no number', { kit: [part('A'), part('B', '')] }, ['kit.1']],
    ['where a component has none of it', { kit: [part('A', '0')] }, ['kit.0']],
    ['where a component is named twice', { kit: [part('A'), part('A')] }, ['kit']],
    ['where a kit holds itself', { kit: [part('TEA-80')] }, ['kit']],
  ])('%s', (_, typed, fields) => {
    expect(Object.keys(faultsOf({ ...tea, ...typed }))).toEqual(fields)
  })

  test('and says what the last digit of a barcode should be', () => {
    expect(faultsOf({ ...tea, barcode: '6009510800013' }).barcode).toContain('the last digit should be 2')
  })
})

describe('an edit', () => {
  test('is not kept from its way by what nobody touched', () => {
    const was = { ...tea, barcode: '6009510800013' }
    expect(faultsOfEdit(edited({ title: 'Rooibos' }, was))).toEqual({})
    expect(Object.keys(faultsOfEdit(edited({ barcode: '6009510800014' }, was)))).toEqual(['barcode'])
  })

  test('to a zero rate needs its reason though the reason was not touched', () => {
    expect(Object.keys(faultsOfEdit(edited({ vatClass: 'zero' })))).toEqual(['vatReason'])
  })

  test('names only what differs, and what it was before', () => {
    expect(editOf(edited({ cost: '1 234,56', brand: 'Cederberg' }))).toEqual({
      fields: { costCents: 123_456, brand: 'Cederberg' },
      before: { costCents: 3800, brand: '' },
    })
  })

  test('that only writes the same in another way is none', () => {
    expect(
      editOf(edited({ cost: 'R38.00', weight: '250', weightUnit: 'g', title: ' Rooibos, 80 bags ' })),
    ).toBeNull()
  })

  test('back to standard-rated takes the reason out', () => {
    const was: Typed = { ...tea, vatClass: 'zero', vatReason: 'Schedule 2' }
    expect(editOf(edited({ vatClass: 'standard' }, was))?.fields).toEqual({
      vatClass: 'standard',
      vatReason: null,
    })
  })
})

test('a creation carries everything, in the units of the contract', () => {
  expect(creationOf({ ...tea, kit: [part('LID', '2')] })).toEqual({
    kind: 'create',
    sku: 'TEA-80',
    fields: {
      title: 'Rooibos, 80 bags',
      barcode: '6009510800012',
      category: '',
      brand: '',
      vatClass: 'standard',
      vatReason: null,
      costCents: 3800,
      weightGrams: 250,
      lowAt: null,
      kit: [{ sku: 'LID', quantity: 2 }],
    },
  })
})

describe('a refusal stands at its field', () => {
  test.each([
    ['barcode-taken', ['barcode']],
    ['kit-has-stock', ['kit']],
    ['sku-taken', ['sku']],
  ] as const)('%s', (reason, fields) => {
    expect(fieldsAt(creationFields, [{ path: declared[reason] ?? '', message: '' }])).toEqual(fields)
  })

  test('but one about the SKU is about the whole of a product that has one', () => {
    expect(fieldsAt(editFields, [{ path: 'change.sku', message: '' }])).toEqual([])
  })

  test('and leads to the product that has the barcode', () => {
    expect(otherSku({ reason: 'barcode-taken', facts: { sku: 'TEA-40' } })).toBe('TEA-40')
    expect(otherSku({ reason: 'vat-reason-missing', facts: { sku: 'TEA-40' } })).toBeNull()
  })

  test('the first one from the top has the focus', () => {
    expect(firstAtFault(['kit', 'kit.0', 'barcode'])).toBe('barcode')
    expect(firstAtFault(['kit.3'])).toBe('kit')
    expect(firstAtFault([])).toBeNull()
  })
})
