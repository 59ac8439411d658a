import { expect, test } from 'vitest'
import {
  formatAge,
  formatCount,
  formatDate,
  formatDateTime,
  formatDay,
  formatMoney,
  formatShare,
  formatSpan,
  formatTime,
  formatWeekday,
} from './format.ts'

test.each([
  [0, 'R0.00'],
  [5, 'R0.05'],
  [99, 'R0.99'],
  [100, 'R1.00'],
  [123_456, 'R1,234.56'],
  [100_000_000, 'R1,000,000.00'],
  [9_007_199_254_740_991, 'R90,071,992,547,409.91'],
  [-123_456, '−R1,234.56'],
])('%i cents are told as %s, to the cent', (cents, text) => {
  expect(formatMoney(cents)).toBe(text)
})

test.each([
  [7, '7'],
  [999, '999'],
  [1000, '1,000'],
  [-1_234_567, '−1,234,567'],
])('a count of %i is told as %s', (count, text) => {
  expect(formatCount(count)).toBe(text)
})

test.each([
  ['2026-11-22T08:05:00.000Z', '22 Nov 2026', '10:05'],
  ['2026-11-22T21:59:59.999Z', '22 Nov 2026', '23:59'],
  ['2026-11-22T22:00:00.000Z', '23 Nov 2026', '00:00'],
  ['2026-09-01T00:00:00.000Z', '1 Sep 2026', '02:00'],
  ['2025-12-31T22:30:00.000Z', '1 Jan 2026', '00:30'],
])('the instant %s is %s, %s in South Africa', (instant, date, time) => {
  expect(formatDate(instant)).toBe(date)
  expect(formatTime(instant)).toBe(time)
  expect(formatDateTime(instant)).toBe(`${date}, ${time}`)
})

test.each([
  ['2026-11-22T12:00:30.000Z', 'just now', 'later than our clock'],
  ['2026-11-22T11:59:01.000Z', 'just now', 'under a minute'],
  ['2026-11-22T11:59:00.000Z', '1 min ago', 'a minute'],
  ['2026-11-22T11:00:01.000Z', '59 min ago', 'under an hour'],
  ['2026-11-22T11:00:00.000Z', '1 h ago', 'an hour'],
  ['2026-11-21T12:00:01.000Z', '23 h ago', 'under a day'],
  ['2026-11-21T12:00:00.000Z', '21 Nov 2026', 'a day'],
])('an age is relative within a day and a date beyond it: %s is %s (%s)', (instant, text) => {
  expect(formatAge(instant, Date.parse('2026-11-22T12:00:00.000Z'))).toBe(text)
})

test.each([
  [840, '0.8 s'],
  [42_000, '42 s'],
  [180_000, '3 min'],
  [7_200_000, '2 h'],
])('a lag of %i ms is told as %s', (milliseconds, text) => {
  expect(formatSpan(milliseconds)).toBe(text)
})

test('a share is told as a percentage without needless decimals', () => {
  expect([formatShare(10_000), formatShare(8050)]).toEqual(['100%', '80.5%'])
})

test.each([
  ['2026-11-24', 'Tue 24 Nov', 'Tuesday'],
  ['2026-01-01', 'Thu 1 Jan', 'Thursday'],
  ['2028-02-29', 'Tue 29 Feb', 'Tuesday'],
])('the day %s is %s, a %s', (day, short, weekday) => {
  expect(formatDay(day)).toBe(short)
  expect(formatWeekday(day)).toBe(weekday)
})
