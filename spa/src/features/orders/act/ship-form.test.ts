import { describe, expect, test } from 'vitest'
import { exampleLine, exampleOrder } from '../example-order.ts'
import {
  faultOf,
  shipAction,
  shipFaults,
  shipUnits,
  shipValuesOf,
  unitsKept,
  withQuantity,
} from './ship-form.ts'

const order = exampleOrder({
  lines: [
    exampleLine({ id: '1', allocated: 2 }),
    exampleLine({ id: '2.b', allocated: 3, quantity: 3 }),
    exampleLine({ id: '3', allocated: 0, shortage: 1, quantity: 1 }),
  ],
})
const typed = shipValuesOf(order)
const withUnits = (line: string, quantity: number | string) => ({
  ...typed,
  lines: withQuantity(typed, line, quantity),
})

test('all that is reserved stands in the form as it opens', () => {
  expect(shipUnits(typed, order)).toBe(5)
  expect(unitsKept(typed, order)).toBe(0)
  expect(shipFaults(typed, order)).toEqual({})
})

test('what is reserved after the form was opened does not slip into the parcel', () => {
  const later = exampleOrder({
    lines: order.lines.map((line) => ({ ...line, allocated: line.allocated + 1 })),
  })
  expect(shipUnits(typed, later)).toBe(5)
  expect(unitsKept(typed, later)).toBe(3)
})

describe('a part of an order', () => {
  test('names the lines that go, and leaves the others', () => {
    expect(shipAction(withUnits('1', 0), order)).toEqual({
      kind: 'ship',
      lines: [{ line: '2.b', quantity: 3 }],
      tracking: null,
    })
    expect(unitsKept(withUnits('1', 0), order)).toBe(2)
  })

  test('carries its tracking number, trimmed', () => {
    expect(shipAction({ ...typed, tracking: ' TCG1 ' }, order)).toMatchObject({ tracking: 'TCG1' })
  })
})

describe('what is wrong is said at its field', () => {
  test.each([
    { name: 'more than is reserved', quantity: 3 },
    { name: 'less than nothing', quantity: -1 },
    { name: 'half a unit', quantity: 1.5 },
    { name: 'an emptied field', quantity: '' },
  ])('$name', ({ quantity }) => {
    expect(shipFaults(withUnits('1', quantity), order)).toEqual({
      [faultOf('1')]: 'Give a whole number from 0 to 2',
    })
  })

  test('stock that was taken away while the form was open', () => {
    const less = exampleOrder({ lines: [exampleLine({ id: '1', allocated: 1 })] })
    expect(Object.keys(shipFaults(typed, less))).toEqual([faultOf('1')])
  })

  test('nothing at all', () => {
    const nothing = { ...typed, lines: typed.lines.map(({ line }) => ({ line, quantity: 0 })) }
    expect(shipFaults(nothing, order)).toEqual({ lines: 'Give at least one unit to ship' })
  })

  test('a tracking number that is too long', () => {
    expect(Object.keys(shipFaults({ ...typed, tracking: 'x'.repeat(201) }, order))).toEqual(['tracking'])
  })
})
