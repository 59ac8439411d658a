import { expect, test } from 'vitest'
import { kitsPossible } from './kits-possible.ts'

const available: Readonly<Record<string, number>> = { GRID: 46, TONGS: 7, LIGHTERS: 3, NONE: 0 }

test.each([
  ['the part that runs out first decides', { GRID: 1, TONGS: 1, LIGHTERS: 1 }, 3],
  ['a part that is needed twice counts half', { GRID: 1, TONGS: 2 }, 3],
  ['a part that is out makes none', { GRID: 1, NONE: 1 }, 0],
  ['a part that nobody knows leaves it open', { GRID: 1, UNKNOWN: 1 }, null],
  ['no part makes no kit', {}, null],
])('%s', (_, parts, kits) => {
  const components = Object.entries(parts).map(([sku, quantity]) => ({ sku, quantity }))
  expect(kitsPossible(components, (sku) => available[sku])).toBe(kits)
})
