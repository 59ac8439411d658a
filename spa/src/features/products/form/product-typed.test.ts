import type { Product } from '@fluxori/contract/products/products'
import { describe, expect, test } from 'vitest'
import { followed, touchedFields, typedOf, type TypedProduct } from './product-typed.ts'

const pot: Product = {
  sku: 'POT',
  title: 'Cast iron pot',
  barcode: '6009510800012',
  category: 'Kitchen',
  brand: 'Karoo',
  vatClass: 'standard',
  vatReason: null,
  costCents: 41_205,
  weightGrams: 4900,
  lowAt: null,
  kit: [{ sku: 'LID', quantity: 2 }],
  words: [],
}
const stood = typedOf(pot)
const form = (typed: Partial<TypedProduct> = {}): TypedProduct => ({ ...stood, was: stood, ...typed })

test('a form shows amounts and weights as one would type them', () => {
  expect(stood).toMatchObject({
    cost: '412.05',
    weight: '4.9',
    weightUnit: 'kg',
    lowAt: '',
    vatReason: '',
    kit: [{ sku: 'LID', quantity: '2' }],
  })
})

describe('touched is', () => {
  test.each<readonly [string, Partial<TypedProduct>, readonly string[]]>([
    ['nothing at first', {}, []],
    ['what differs', { title: 'A pot', cost: '10' }, ['title', 'cost']],
    ['not what has only blanks around it', { title: ' Cast iron pot ' }, []],
    ['a weight in another unit', { weightUnit: 'g' }, ['weight']],
    ['a kit with another number', { kit: [{ sku: 'LID', quantity: '3' }] }, ['kit']],
  ])('%s', (_, typed, fields) => {
    expect(touchedFields(form(typed))).toEqual(fields)
  })
})

describe('when somebody else changes the product', () => {
  const now = { ...stood, title: 'Pot of iron', brand: 'Overberg' }

  test('fields that nobody touched follow, typed ones stay', () => {
    const { typed, overtaken } = followed(form({ cost: '99' }), now)
    expect(typed).toMatchObject({ title: 'Pot of iron', brand: 'Overberg', cost: '99' })
    expect(touchedFields(typed)).toEqual(['cost'])
    expect(overtaken).toEqual([])
  })

  test('a field that both changed stays as typed, and is told', () => {
    const { typed, overtaken } = followed(form({ title: 'My pot' }), now)
    expect(typed.title).toBe('My pot')
    expect(overtaken).toEqual(['title'])
    expect(touchedFields(typed)).toEqual(['title'])
  })

  test('who typed the same has nothing left to send', () => {
    const { typed, overtaken } = followed(form({ title: 'Pot of iron' }), now)
    expect(overtaken).toEqual([])
    expect(touchedFields(typed)).toEqual([])
  })
})
