import type { DayRollup, DaySales } from '@fluxori/contract/orders/days'
import { describe, expect, test } from 'vitest'
import { compareDays, daysCompared, hasHours, relationOf, salesOf } from './comparison.ts'

const sales = (orders: number, revenueCents = orders * 10_000): DaySales => ({
  orders,
  units: orders * 2,
  revenueCents,
  vatCents: Math.round(revenueCents / 10),
})
const dayWith = (
  channels: Readonly<Record<string, DaySales>>,
  hours: Readonly<Record<string, DaySales>> = {},
): DayRollup => ({ day: '2026-11-17', channels: { ...channels }, hours: { ...hours } })

const at = (sast: string) => Date.parse(`${sast}+02:00`)

test.each([
  ['just before midnight it is still the old day', '2026-11-24T23:59:59.999', '2026-11-24', '2026-11-17'],
  ['at midnight the new day begins', '2026-11-25T00:00:00.000', '2026-11-25', '2026-11-18'],
  [
    'until two in the morning it is not the day of UTC',
    '2026-11-25T01:30:00.000',
    '2026-11-25',
    '2026-11-18',
  ],
  ['it reaches over the end of a month', '2026-12-03T12:00:00.000', '2026-12-03', '2026-11-26'],
  ['it reaches over the end of a year', '2027-01-02T12:00:00.000', '2027-01-02', '2026-12-26'],
  ['there is no summer time in March', '2027-03-28T02:30:00.000', '2027-03-28', '2027-03-21'],
])('the same weekday of last week: %s', (_, now, today, before) => {
  expect(daysCompared(at(now))).toEqual({ today, before })
})

test.each([
  ['no rollup', null, 0],
  ['no channel', dayWith({}), 0],
  ['one channel', dayWith({ shopify: sales(3) }), 3],
  ['several', dayWith({ shopify: sales(3), takealot: sales(2) }), 5],
])('a day with %s has the orders of all its channels', (_, day, orders) => {
  expect(salesOf(day).orders).toBe(orders)
})

test.each([
  ['that add up are kept', dayWith({ a: sales(2), b: sales(1) }, { '08': sales(1), '13': sales(2) }), true],
  ['of a day before they were kept are not', dayWith({ a: sales(2) }), false],
  ['of the day on which keeping them began are not', dayWith({ a: sales(3) }, { '13': sales(1) }), false],
  ['of which only the money is right are not', dayWith({ a: sales(2, 500) }, { '13': sales(1, 500) }), false],
  [
    'of a day of before, from which a cancelled order was taken, are not',
    dayWith({ a: sales(2) }, { '09': sales(-1) }),
    false,
  ],
  ['of a day whose only order was cancelled are kept', dayWith({ a: sales(0) }, { '09': sales(0) }), true],
  ['of a day on which nothing was ever sold are kept', dayWith({}), true],
])('hours %s', (_, day, kept) => {
  expect(hasHours(day)).toBe(kept)
})

describe('today is compared', () => {
  const lastWeek = dayWith(
    { a: sales(6) },
    { '07': sales(1), '08': sales(2), '13': sales(1), '14': sales(1), '23': sales(1) },
  )
  const today = dayWith({ a: sales(6) }, { '08': sales(5), '14': sales(1) })
  const compared = (now: string, one: DayRollup | null = today, other: DayRollup | null = lastWeek) =>
    compareDays(one, other, at(now))

  test.each([
    ['2026-11-24T08:59:59.999', '08:00', 0, 1],
    ['2026-11-24T09:00:00.000', '09:00', 5, 3],
    ['2026-11-24T14:00:00.000', '14:00', 5, 4],
    ['2026-11-24T14:59:00.000', '14:00', 5, 4],
    ['2026-11-24T23:30:00.000', '23:00', 6, 5],
  ])('at %s until %s', (now, until, orders, before) => {
    expect(compared(now)).toMatchObject({
      kind: 'same-hours',
      day: '2026-11-17',
      until,
      now: { orders },
      before: { orders: before },
    })
  })

  test('with nothing before its first full hour', () => {
    expect(compared('2026-11-24T00:59:59.999')).toEqual({ kind: 'early' })
    expect(compared('2026-11-24T01:00:00.000')).toMatchObject({ kind: 'same-hours', until: '01:00' })
  })

  test('with nothing when nothing is known of that day', () => {
    expect(compared('2026-11-24T12:00:00.000', today, null)).toEqual({ kind: 'no-sales', day: '2026-11-17' })
  })

  test('with nothing when that day was kept only as a whole', () => {
    const whole = dayWith({ a: sales(6) })
    expect(compared('2026-11-24T12:00:00.000', today, whole)).toEqual({ kind: 'no-hours', day: '2026-11-17' })
  })

  test('with nothing when hours are kept only since some time today', () => {
    const since = dayWith({ a: sales(6) }, { '11': sales(1) })
    expect(compared('2026-11-24T12:00:00.000', since)).toEqual({ kind: 'today-no-hours' })
  })

  test('also when nothing has been sold today', () => {
    expect(compared('2026-11-24T12:00:00.000', null)).toMatchObject({
      kind: 'same-hours',
      now: { orders: 0, revenueCents: 0 },
      before: { orders: 3 },
    })
  })

  test('with what is left of the hours when orders of them were cancelled or returned later', () => {
    const less = dayWith(
      { a: { ...sales(2), revenueCents: -500 } },
      { '08': { ...sales(2), revenueCents: -500 } },
    )
    expect(compared('2026-11-24T12:00:00.000', less)).toMatchObject({
      now: { orders: 2, revenueCents: -500 },
    })
  })
})

test.each([
  ['more', 12, 10, 'per-cent'],
  ['less', 8, 10, 'per-cent'],
  ['nothing at all', 0, 10, 'per-cent'],
  ['less than nothing, after returns', -5, 10, 'per-cent'],
  ['as much', 10, 10, 'same'],
  ['ten times as much and more', 100, 10, 'times'],
  ['a little less than ten times as much', 99, 10, 'per-cent'],
  ['something where there was nothing', 5, 0, 'no-share'],
  ['nothing where there was nothing', 0, 0, 'no-share'],
  ['something where there was less than nothing', 5, -5, 'no-share'],
] as const)('%s is told by what it was before', (_, now, before, relation) => {
  expect(relationOf(now, before)).toBe(relation)
})
