import { expect, test } from 'vitest'
import { keptDaysFrom } from './kept-days.ts'

const span = { from: '2026-10-26', to: '2026-11-16' }
const kept = { ...span, count: 22, readAt: '2026-11-24T05:00:00.000Z' }

test('days that were read today are the device’s to tell', () => {
  expect(keptDaysFrom(kept, span)).toEqual(kept)
})

test('a new day is another span: it is read from the server', () => {
  expect(keptDaysFrom(kept, { from: '2026-10-27', to: '2026-11-17' })).toBeNull()
})

test.each([null, 'days', [], {}, { ...kept, count: '22' }, { ...kept, readAt: 'once' }])(
  '%j is nothing',
  (value) => {
    expect(keptDaysFrom(value, span)).toBeNull()
  },
)
