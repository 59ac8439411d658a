import { expect, test } from 'vitest'
import { firstSteps, type Found } from './first-steps.ts'

const nothing: Found = { channel: false, warehouse: false, product: false, stock: false, order: false }

test.each([
  ['a new merchant connects a channel', nothing, ['next', 'later', 'later', 'later', 'later']],
  ['then says where stock is', { ...nothing, channel: true }, ['done', 'next', 'later', 'later', 'later']],
  [
    'a step that was taken early is ticked all the same',
    { ...nothing, product: true },
    ['next', 'later', 'done', 'later', 'later'],
  ],
  [
    'what nobody knows yet is not ticked',
    { ...nothing, channel: true, warehouse: null },
    ['done', 'next', 'later', 'later', 'later'],
  ],
  [
    'at last there is only the first order to wait for',
    { channel: true, warehouse: true, product: true, stock: true, order: false },
    ['done', 'done', 'done', 'done', 'next'],
  ],
] as const)('%s', (_, found, states) => {
  expect(firstSteps(found).map(({ state }) => state)).toEqual(states)
})
