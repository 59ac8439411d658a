import type { DayRollup, DaySales } from '@fluxori/contract/orders/days'
import { expect, test } from 'vitest'
import { daysUntil, seriesByChannel, totalsByDay } from './sales-series.ts'

const sales = (orders: number): DaySales => ({ orders, units: 0, revenueCents: orders * 100, vatCents: 0 })
const rollup = (day: string, channels: Readonly<Record<string, number>>): DayRollup => ({
  day,
  channels: Object.fromEntries(Object.entries(channels).map(([id, orders]) => [id, sales(orders)])),
  hours: {},
})

const days = daysUntil('2026-11-24', 3)

test('days end with the last one, oldest first, over the end of a month', () => {
  expect(days).toEqual(['2026-11-22', '2026-11-23', '2026-11-24'])
  expect(daysUntil('2026-12-01', 2)).toEqual(['2026-11-30', '2026-12-01'])
})

test('each channel has a value for every day, in an order that does not depend on what is measured', () => {
  const rollups = [rollup('2026-11-22', { a: 1 }), rollup('2026-11-24', { a: 1, b: 5 })]
  expect(seriesByChannel(days, rollups, 'orders')).toEqual([
    { channelId: 'a', values: [1, 0, 1] },
    { channelId: 'b', values: [0, 0, 5] },
  ])
})

test('days outside the chart do not count', () => {
  expect(seriesByChannel(days, [rollup('2026-11-01', { old: 9 })], 'orders')).toEqual([])
})

test('of more channels than colours the smallest are drawn together, and nothing is lost', () => {
  const rollups = [rollup('2026-11-24', { a: 9, b: 8, c: 7, d: 6, e: 5, f: 2, g: 1 })]
  const series = seriesByChannel(days, rollups, 'orders')
  expect(series.map(({ channelId }) => channelId)).toEqual(['a', 'b', 'c', 'd', 'e', null])
  expect(series.at(-1)?.values).toEqual([0, 0, 3])
})

test('totals are over all channels', () => {
  const rollups = [rollup('2026-11-23', { a: 2, b: 3 })]
  expect(totalsByDay(days, rollups, 'orders')).toEqual([0, 5, 0])
  expect(totalsByDay(days, rollups, 'revenue')).toEqual([0, 500, 0])
})
