import { expect, test } from 'vitest'
import { changedFields } from './changed-fields.ts'

const stood = { name: 'Pot', cost: null, kit: [{ sku: 'LID', quantity: 2 }] }

test('what says the same has not changed', () => {
  expect(changedFields({ ...stood, kit: [{ quantity: 2, sku: 'LID' }] }, stood)).toBeNull()
})

test('only what differs is named, as it is wanted and as it was', () => {
  expect(changedFields({ ...stood, kit: [{ sku: 'LID', quantity: 3 }] }, stood)).toEqual({
    fields: { kit: [{ sku: 'LID', quantity: 3 }] },
    before: { kit: [{ sku: 'LID', quantity: 2 }] },
  })
  expect(changedFields<{ cost: number | null }>({ cost: 0 }, { cost: null })).toEqual({
    fields: { cost: 0 },
    before: { cost: null },
  })
})
