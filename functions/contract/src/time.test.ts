import { expect, test } from 'vitest'
import {
  dayAfter,
  instantAfter,
  millisecondsBetween,
  sastDay,
  sastHour,
  sastInstant,
  sastTime,
} from './time.ts'

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

test('an instant may be given in milliseconds', () => {
  const at = '2026-11-21T22:05:00.000Z'
  expect([sastDay, sastHour, sastTime].map((of) => of(Date.parse(at)))).toEqual(['2026-11-22', '00', '00:05'])
})

test('a day begins two hours before it does in UTC, and follows the day before it', () => {
  expect(sastInstant('2027-01-01', '00:00')).toBe('2026-12-31T22:00:00.000Z')
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01')
  expect(dayAfter('2028-03-01', -1)).toBe('2028-02-29')
})
