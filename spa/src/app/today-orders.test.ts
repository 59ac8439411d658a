import { soldStatuses } from '@fluxori/contract/orders/orders'
import { sastDay } from '@fluxori/contract/time'
import { expect, test } from 'vitest'
import { paths } from '../business/paths.ts'
import { filtersOf, selectionOf } from '../features/orders/list/filters.ts'
import { daysCompared } from '../features/today/comparison.ts'

/** What the list of orders asks of the server at an address. */
const askedAt = (address: string, today: string) =>
  selectionOf(filtersOf(new URL(address, 'https://app.test').searchParams), today, 'desc').where

test.each([
  ['2026-11-24T12:00:00.000+02:00', '2026-11-23T22:00:00.000Z', '2026-11-24T22:00:00.000Z'],
  ['2026-11-25T00:30:00.000+02:00', '2026-11-24T22:00:00.000Z', '2026-11-25T22:00:00.000Z'],
])('at %s the figures of the day open the orders that they count, and no others', (at, from, to) => {
  const now = Date.parse(at)
  const { today } = daysCompared(now)
  expect(today).toBe(sastDay(now))
  expect(askedAt(paths.ordersSoldOn(today), today)).toEqual([
    ['status', 'in', soldStatuses],
    ['placedAt', '>=', { instant: from }],
    ['placedAt', '<', { instant: to }],
  ])
})

test('a day counts every order but those that were cancelled', () => {
  expect(soldStatuses).toEqual([
    'unmapped',
    'oversold',
    'backordered',
    'allocated',
    'part-shipped',
    'shipped',
  ])
})
