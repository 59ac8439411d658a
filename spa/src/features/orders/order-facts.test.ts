import { describe, expect, test } from 'vitest'
import { exampleEvent, exampleLine, exampleOrder } from './example-order.ts'
import {
  canCancel,
  canReserve,
  canShip,
  lineName,
  linesToMap,
  openUnits,
  reservedUnits,
  shippedUnits,
  shortUnits,
  summaryOf,
  trackingNumbers,
} from './order-facts.ts'

const oversold = exampleOrder({
  status: 'oversold',
  waitingFor: ['KETTLE'],
  lines: [exampleLine({ quantity: 5, shipped: 1, allocated: 2, shortage: 2 })],
})

test('units that are wanted have left, are reserved, or are short', () => {
  expect([shippedUnits, reservedUnits, shortUnits, openUnits].map((of) => of(oversold))).toEqual([1, 2, 2, 4])
})

describe('what may be done', () => {
  test.each([
    { name: 'ready to ship', order: exampleOrder(), may: [true, true, false] },
    { name: 'oversold, some of it there', order: oversold, may: [true, true, true] },
    {
      name: 'waiting for stock',
      order: exampleOrder({
        status: 'backordered',
        waitingFor: ['KETTLE'],
        lines: [exampleLine({ allocated: 0, shortage: 2 })],
      }),
      may: [false, true, true],
    },
    {
      name: 'unknown product: a shortage of nobody knows what',
      order: exampleOrder({
        status: 'unmapped',
        lines: [exampleLine({ sku: null, mapping: 'unmapped', allocated: 0, shortage: 2, demand: [] })],
      }),
      may: [false, true, false],
    },
    {
      name: 'shipped',
      order: exampleOrder({ status: 'shipped', lines: [exampleLine({ shipped: 2, allocated: 0 })] }),
      may: [false, false, false],
    },
    {
      name: 'part shipped, then cancelled',
      order: exampleOrder({ status: 'shipped', cancelledAt: '2026-11-24T07:00:00.000Z' }),
      may: [false, false, false],
    },
    {
      name: 'cancelled',
      order: exampleOrder({ status: 'cancelled', cancelledAt: '2026-11-24T07:00:00.000Z' }),
      may: [false, false, false],
    },
  ])('$name', ({ order, may }) => {
    expect([canShip(order), canCancel(order), canReserve(order)]).toEqual(may)
  })
})

test('a guess is still to be confirmed', () => {
  const lines = [
    exampleLine(),
    exampleLine({ id: '2', mapping: 'guessed' }),
    exampleLine({ id: '3', mapping: 'unmapped' }),
  ]
  expect(linesToMap(exampleOrder({ lines })).map(({ id }) => id)).toEqual(['2', '3'])
})

test('a line is called by the first name that it has', () => {
  expect(lineName(exampleLine())).toBe('Stovetop kettle')
  expect(lineName(exampleLine({ title: '', skuText: 'K-1' }))).toBe('K-1')
  expect(lineName(exampleLine({ title: '', skuText: '', sku: null, id: '77' }))).toBe('77')
})

test('an order is summed up by its first wanted line and how many more there are', () => {
  const gone = exampleLine({ id: '0', title: 'Taken off', quantity: 0 })
  expect(summaryOf(exampleOrder({ lines: [gone, exampleLine(), exampleLine({ id: '2' })] }))).toEqual({
    title: 'Stovetop kettle',
    quantity: 2,
    more: 1,
  })
  expect(summaryOf(exampleOrder({ lines: [gone] })).title).toBe('Taken off')
})

test('tracking numbers are those of parcels that left', () => {
  const history = [
    exampleEvent({ kind: 'shipped', note: 'A1' }),
    exampleEvent({ kind: 'shipped', note: null }),
    exampleEvent({ kind: 'cancelled', note: 'Lost' }),
    exampleEvent({ kind: 'shipped', note: 'B2' }),
  ]
  expect(trackingNumbers(exampleOrder({ history }))).toEqual(['A1', 'B2'])
})
