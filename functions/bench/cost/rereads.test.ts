import { expect, test } from 'vitest'
import { lineThrough } from './measure-timings.ts'
import { rereads } from './rereads.ts'

test.each([
  ['shopify', 10 + 7 * 24 + 60],
  ['woocommerce', 10 + 7 * 24 + 60],
  ['takealot', 48 * 60 + 5 * 24 + 60],
] as const)(
  'a poll each minute sees an order of %s again about %i times',
  (kind, about) => {
    expect(Math.abs(rereads(kind, 60) - about)).toBeLessThanOrEqual(about / 20)
  },
  60_000,
)

test('a line through commits finds what made them', () => {
  const commits = [10, 100, 490].map((writes) => ({ writes, milliseconds: 12 + 0.5 * writes }))
  const { base, perWrite } = lineThrough(commits)
  expect(base).toBeCloseTo(12)
  expect(perWrite).toBeCloseTo(0.5)
  const below = [10, 100].map((writes) => ({ writes, milliseconds: writes - 5 }))
  expect(lineThrough(below).base).toBe(0)
})
