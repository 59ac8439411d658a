import { expect, test } from 'vitest'
import { brokenSupply } from './broken-supply.ts'
import { supplyOf } from './supply.ts'
import { productOf } from '../../../test/shop.ts'
import { noStock } from '@fluxori/contract/stock/levels'

test.each([
  [0, null, 'out'],
  [1, null, 'low'],
  [4, null, 'low'],
  [5, null, 'enough'],
  [0, 10, 'out'],
  [10, 10, 'low'],
  [11, 10, 'enough'],
  [1, 0, 'enough'],
  [0, 0, 'out'],
] as const)('%i available and low at %s is %s', (available, lowAt, supply) => {
  expect(supplyOf(available, lowAt)).toBe(supply)
})

test('stock that is called something else than it is, is a finding', () => {
  const stock = [
    { ...noStock('MUG'), available: 5, supply: 'low' as const },
    { ...noStock('CUP'), available: 5, supply: 'enough' as const },
    { ...noStock('LID'), available: 5, supply: 'low' as const },
  ]
  const products = [productOf('MUG'), productOf('CUP'), { ...productOf('LID'), lowAt: 5 }]
  expect(brokenSupply(stock, products)).toEqual([
    { subject: 'MUG', rule: 'supply-follows', detail: 'low, 5 are enough' },
  ])
})
