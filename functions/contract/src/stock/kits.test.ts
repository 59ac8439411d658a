import { expect, test } from 'vitest'
import { kitsMade } from './kits.ts'

test.each([
  { name: 'as many as the component that runs out first', units: { A: 9, B: 5 }, kits: 2 },
  { name: 'whole kits only', units: { A: 3, B: 3 }, kits: 1 },
  { name: 'none without one of them', units: { A: 9, B: 1 }, kits: 0 },
])('components make $name', ({ units, kits }) => {
  const kit = [
    { sku: 'A', quantity: 1 },
    { sku: 'B', quantity: 2 },
  ]
  const held = new Map(Object.entries(units))
  expect(kitsMade(kit, (sku) => held.get(sku) ?? 0)).toBe(kits)
})

test('no component makes no kit', () => {
  expect(kitsMade([], () => 9)).toBe(0)
})
