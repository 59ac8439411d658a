import fc from 'fast-check'
import { expect, test } from 'vitest'
import { share } from './share.ts'

test.each([
  [98_700, 1, 3, 32_900],
  [100, 1, 3, 33],
  [200, 1, 3, 67],
  [5, 1, 2, 3],
  [-5, 1, 2, -3],
  [-4, 1, 10, 0],
  [7, 0, 3, 0],
  [7, -1, -2, 4],
] as const)('of %d cents %d of %d are %d', (cents, part, whole, right) => {
  expect(Object.is(share(cents, part, whole), right)).toBe(true)
})

test('nothing has no parts', () => {
  expect(() => share(100, 0, 0)).toThrow(RangeError)
})

test('two parts of an amount make it to the cent, or one cent more', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: 1, max: 10_000 }),
      fc.nat(10_000),
      (cents, whole, part) => {
        const less = Math.min(part, whole)
        const sum = share(cents, less, whole) + share(cents, whole - less, whole)
        expect([cents, cents + 1]).toContain(sum)
      },
    ),
  )
})
