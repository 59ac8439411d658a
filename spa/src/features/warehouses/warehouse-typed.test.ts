import { describe, expect, test } from 'vitest'
import { changedFields } from '../../lib/forms/changed-fields.ts'
import {
  faultsOf,
  fieldsOf,
  newFields,
  nothingTyped,
  promiseChange,
  suggestedId,
  type Typed,
  type TypedWarehouse,
} from './warehouse-typed.ts'

const jhb: Typed = { ...nothingTyped, name: 'Johannesburg', id: 'jhb', address: '1 Main Road' }
const edited = (typed: Partial<Typed>, was: Typed = jhb): TypedWarehouse => ({ ...was, ...typed, was })

const editOf = (typed: TypedWarehouse) => changedFields(fieldsOf(typed), fieldsOf(typed.was))

test.each([
  ['Johannesburg', [], 'johannesburg'],
  ['Cape Town, Montague Gardens', [], 'cape-town-montague-gardens'],
  ['Söderström 2', [], 'soderstrom-2'],
  ['  –  ', [], ''],
  ['Durban', ['durban'], 'durban-2'],
  ['Durban', ['durban', 'durban-2'], 'durban-3'],
  ['x'.repeat(90), [], 'x'.repeat(60)],
])('%j becomes the id of a place, none of %j', (name, taken, id) => {
  expect(suggestedId(name, taken)).toBe(id)
})

describe('a form is at fault', () => {
  test.each<readonly [string, Partial<Typed>, readonly string[]]>([
    ['nowhere when it fits', {}, []],
    ['without a name', { name: ' ' }, ['name']],
    ['with an id of capitals', { id: 'JHB' }, ['id']],
    ['without an id', { id: '' }, ['id']],
    ['with an address as long as a letter', { address: 'x'.repeat(501) }, ['address']],
    ['when it serves only some channels, and none', { serves: 'some' }, ['channels']],
  ])('%s', (_, typed, fields) => {
    expect(Object.keys(faultsOf({ ...jhb, ...typed }))).toEqual(fields)
  })
})

test('a new one serves every channel unless some are named', () => {
  expect(newFields(jhb, 40)).toEqual({
    name: 'Johannesburg',
    kind: 'own',
    address: '1 Main Road',
    priority: 40,
    serves: null,
  })
  expect(newFields({ ...jhb, serves: 'some', channels: ['shopify'] }, 40).serves).toEqual(['shopify'])
})

test('an edit names only what differs, and what it was before', () => {
  expect(editOf(edited({ address: '2 Main Road ' }))).toEqual({
    fields: { address: '2 Main Road' },
    before: { address: '1 Main Road' },
  })
  expect(editOf(edited({ channels: ['shopify'] }))).toBeNull()
})

describe('what can be promised', () => {
  const some = (channels: string[]): Typed => ({ ...jhb, serves: 'some', channels })
  test.each<readonly [string, TypedWarehouse, string | null]>([
    ['stays with another name', edited({ name: 'Joburg' }), null],
    ['stays from own to third party', edited({ kind: 'third-party' }), null],
    ['ends when a marketplace has it', edited({ kind: 'marketplace-dc' }), 'stops'],
    ['begins when it comes back', edited({ kind: 'own' }, { ...jhb, kind: 'transit' }), 'starts'],
    [
      'is less when only some channels are served',
      edited({ serves: 'some', channels: ['a'] }),
      'serves-less',
    ],
    ['is less when a channel is left out', edited({ channels: ['a'] }, some(['a', 'b'])), 'serves-less'],
    ['is no less when a channel is added', edited({ channels: ['a', 'b'] }, some(['a'])), null],
    [
      'was nothing and stays nothing',
      edited({ serves: 'some', channels: ['a'] }, { ...jhb, kind: 'transit' }),
      null,
    ],
  ])('%s', (_, typed, change) => {
    expect(promiseChange(typed)).toBe(change)
  })
})
