import { Stock } from '@fluxori/contract/stock/stock'
import { expect, test } from 'vitest'
import { mostAtRiskFirst, riskOf } from './at-risk.ts'

const stock = (sku: string, available: number, shortage = 0, seq = 0) =>
  Stock.parse({
    sku,
    supply: available === 0 ? 'out' : 'low',
    levels: {},
    available,
    shortage,
    listings: [],
    sold: {},
    kits: [],
    lastMovement: seq === 0 ? null : { seq, at: '2026-11-24T06:00:00.000Z' },
  })

test('what buyers wait for comes first, then the fewest left, then what moved last', () => {
  const found = [stock('low', 3), stock('out-old', 0, 0, 1), stock('out-new', 0, 0, 9), stock('short', 0, 2)]
  expect(mostAtRiskFirst(found).map(({ sku }) => sku)).toEqual(['short', 'out-new', 'out-old', 'low'])
})

test.each([
  [stock('a', 0, 2), 'short'],
  [stock('a', 0), 'out'],
  [stock('a', 3), 'low'],
])('a SKU is named by the worst of it', (given, risk) => {
  expect(riskOf(given)).toBe(risk)
})
