import { expect, test } from 'vitest'
import { countsOf, differences } from './compare.ts'

const saved = new Map([
  ['merchants/demo', 'a'],
  ['merchants/demo/orders/1', 'b'],
  ['merchants/other/orders/1', 'c'],
  ['merchants/demo/orders/1/private/customer', 'd'],
])

test('documents are counted by collection, over all merchants', () => {
  expect([...countsOf(saved)]).toEqual([
    ['merchants', 1],
    ['merchants/*/orders', 2],
    ['merchants/*/orders/*/private', 1],
  ])
})

test('a database that holds what was saved differs in nothing', () => {
  expect(differences(saved, new Map(saved))).toEqual([])
})

test('what is missing, new or altered is named, and the collection whose count is wrong', () => {
  const found = new Map(saved).set('merchants/demo', 'z').set('merchants/demo/stock/A', 'e')
  found.delete('merchants/other/orders/1')
  expect(differences(saved, found)).toEqual([
    'merchants/*/orders held 2 documents and now holds 1.',
    'merchants/*/stock held 0 documents and now holds 1.',
    'merchants/other/orders/1 is missing.',
    'merchants/demo/stock/A was not there before.',
    'merchants/demo is not what it was.',
  ])
})

test('of many, five are named and the others counted', () => {
  const many = new Map(Array.from({ length: 8 }, (_, index) => [`merchants/${index}`, 'a'] as const))
  const reported = differences(many, new Map())
  expect(reported).toHaveLength(7)
  expect(reported.at(-1)).toBe('3 more: each is missing.')
})
