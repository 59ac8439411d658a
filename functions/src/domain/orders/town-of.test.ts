import { expect, test } from 'vitest'
import { townOf } from './town-of.ts'

test.each([
  [['Cape Town'], 'Cape Town'],
  [['  Port   Elizabeth '], 'Port Elizabeth'],
  [['Gqeberha (Port Elizabeth)'], 'Gqeberha (Port Elizabeth)'],
  [['Lüderitz'], 'Lüderitz'],
  [['', 'Paarl'], 'Paarl'],
  [[null, undefined], null],
  [['12 Long Street, Gardens'], null],
  [['nomsa@example.co.za', 'Paarl'], null],
  [['x'.repeat(61)], null],
])('of %j the town is %j: nothing that says where somebody lives', (fields, town) => {
  expect(townOf(...fields)).toBe(town)
})
