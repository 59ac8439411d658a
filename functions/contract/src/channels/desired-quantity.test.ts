import fc from 'fast-check'
import { expect, test } from 'vitest'
import { desiredQuantity } from './desired-quantity.ts'

const plain = { max: null, safety: 0, shareBps: 10_000, buffer: 0 }

test.each([
  { name: 'all that is available', formula: {}, available: 7, then: 7 },
  { name: 'what safety stock leaves', formula: { safety: 2 }, available: 7, then: 5 },
  { name: 'what safety stock and buffer leave', formula: { safety: 2, buffer: 3 }, available: 7, then: 2 },
  { name: 'never less than nothing', formula: { safety: 9 }, available: 7, then: 0 },
  { name: 'its share, in whole units, rounded down', formula: { shareBps: 3333 }, available: 10, then: 3 },
  {
    name: 'a share of what is held back of nothing',
    formula: { safety: 1, shareBps: 5000 },
    available: 2,
    then: 0,
  },
  { name: 'no more than its maximum', formula: { max: 4 }, available: 7, then: 4 },
  { name: 'nothing with a maximum of nothing', formula: { max: 0 }, available: 7, then: 0 },
  { name: 'nothing with no share', formula: { shareBps: 0 }, available: 7, then: 0 },
  { name: 'the maximum after the share', formula: { max: 4, shareBps: 5000 }, available: 7, then: 3 },
])('a channel shows $name', ({ formula, available, then }) => {
  expect(desiredQuantity({ ...plain, ...formula }, available)).toBe(then)
})

test('a channel never shows more than is available, nor less when more is', () => {
  const formula = fc.record({
    max: fc.option(fc.nat(100)),
    safety: fc.nat(20),
    shareBps: fc.nat(10_000),
    buffer: fc.nat(20),
  })
  fc.assert(
    fc.property(formula, fc.nat(1_000_000), (rule, available) => {
      const shown = desiredQuantity(rule, available)
      expect(shown).toBeGreaterThanOrEqual(0)
      expect(shown).toBeLessThanOrEqual(available)
      expect(desiredQuantity(rule, available + 1)).toBeGreaterThanOrEqual(shown)
    }),
  )
})
