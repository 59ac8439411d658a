import { expect, test } from 'vitest'
import { instantAfter, millisecondsBetween, sastDay, sastHour } from './time.ts'

test.each([
  ['2026-11-21T21:59:59.999Z', '2026-11-21'],
  ['2026-11-21T22:00:00.000Z', '2026-11-22'],
  ['2026-12-31T22:00:00.000Z', '2027-01-01'],
  ['2028-02-28T22:00:00.000Z', '2028-02-29'],
  ['2026-03-31T22:00:00.000Z', '2026-04-01'],
  ['2026-07-01T21:59:59.999Z', '2026-07-01'],
])('%s is %s in Johannesburg', (at, day) => expect(sastDay(at)).toBe(day))

test.each([
  ['2026-11-21T21:59:59.999Z', '23'],
  ['2026-11-21T22:00:00.000Z', '00'],
  ['2026-07-01T06:30:00.000Z', '08'],
])('%s is in the hour %s in Johannesburg', (at, hour) => expect(sastHour(at)).toBe(hour))

test('instants are counted in milliseconds, forwards and backwards', () => {
  expect(instantAfter('2026-02-28T23:59:59.999Z', 1)).toBe('2026-03-01T00:00:00.000Z')
  expect(instantAfter('2026-03-01T00:00:00.000Z', -1)).toBe('2026-02-28T23:59:59.999Z')
  expect(millisecondsBetween('2026-11-22T08:00:00.000Z', '2026-11-22T08:00:30.000Z')).toBe(30_000)
  expect(millisecondsBetween('2026-11-22T08:00:30.000Z', '2026-11-22T08:00:00.000Z')).toBe(-30_000)
})
