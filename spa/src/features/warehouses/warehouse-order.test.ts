import { describe, expect, test } from 'vitest'
import { inTakingOrder, lastPriority, movedBy } from './warehouse-order.ts'

const placed = (priorities: Readonly<Record<string, number>>) =>
  inTakingOrder(Object.entries(priorities).map(([id, priority]) => ({ id, priority })))
const ids = (priorities: Readonly<Record<string, number>>) => placed(priorities).map(({ id }) => id)

test('the lowest priority is taken from first, and of equal ones the first by id', () => {
  expect(ids({ jhb: 20, dbn: 10, cpt: 10 })).toEqual(['cpt', 'dbn', 'jhb'])
})

describe('moving one place', () => {
  test.each<readonly [string, Record<string, number>, string, 'earlier' | 'later', Record<string, number>]>([
    ['changes one priority where there is room', { a: 10, b: 20, c: 30 }, 'c', 'earlier', { c: 15 }],
    ['to the front', { a: 10, b: 20, c: 30 }, 'b', 'earlier', { b: 0 }],
    ['to the end', { a: 10, b: 20, c: 30 }, 'b', 'later', { b: 40 }],
    ['changes two where there is none', { a: 1, b: 2, c: 3 }, 'c', 'earlier', { c: 2, b: 3 }],
    ['changes two at a front that is full', { a: 0, b: 1 }, 'b', 'earlier', { b: 0, a: 1 }],
    ['numbers all anew where all are equal', { a: 1, b: 1, c: 1 }, 'c', 'earlier', { a: 10, c: 20, b: 30 }],
    ['does nothing at the front', { a: 1, b: 2 }, 'a', 'earlier', {}],
    ['does nothing at the end', { a: 1, b: 2 }, 'b', 'later', {}],
    ['does nothing with one that is not there', { a: 1, b: 2 }, 'z', 'later', {}],
  ])('%s', (_, before, id, direction, changes) => {
    const changed = movedBy(placed(before), id, direction)
    expect(Object.fromEntries(changed.map((change) => [change.id, change.priority]))).toEqual(changes)
  })

  test('leads to the order that was asked for, however the priorities lie', () => {
    const all = [
      { z: 0, b: 0, c: 1000 },
      { a: 999, b: 1000, c: 1000 },
      { a: 5, b: 5, c: 6, d: 6 },
    ]
    for (const before of all) {
      for (const [index, id] of ids(before).entries()) {
        const changes = Object.fromEntries(
          movedBy(placed(before), id, 'later').map((one) => [one.id, one.priority]),
        )
        const wanted = ids(before)
          .toSpliced(index, 1)
          .toSpliced(Math.min(index + 1, ids(before).length - 1), 0, id)
        expect(ids({ ...before, ...changes })).toEqual(wanted)
      }
    }
  })
})

test('one that is added is taken from last', () => {
  expect(lastPriority(placed({ a: 10, b: 20 }))).toBe(30)
  expect(lastPriority([])).toBe(10)
  expect(lastPriority(placed({ a: 1000 }))).toBe(1000)
})
