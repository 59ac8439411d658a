import { expect, test } from 'vitest'
import { exampleLine } from '../example-order.ts'
import { shortSkus } from './short-skus.ts'

test('a kit is short of its components', () => {
  const lines = [
    exampleLine({
      shortage: 2,
      demand: [
        { sku: 'LAMP', quantity: 1 },
        { sku: 'BULB', quantity: 2 },
      ],
    }),
    exampleLine({ id: '2', shortage: 1, demand: [{ sku: 'BULB', quantity: 1 }] }),
    exampleLine({ id: '3', shortage: 0 }),
  ]
  expect(shortSkus(lines)).toEqual([
    { sku: 'LAMP', short: 2 },
    { sku: 'BULB', short: 5 },
  ])
})
