import { describe, expect, test } from 'vitest'
import { bulkAction, planOf, plannedUnits, shipAllSeen, type BulkKind } from './bulk-plan.ts'
import { exampleLine, exampleOrder } from '../example-order.ts'

const ready = exampleOrder({ id: 'shop:ready' })
const short = exampleOrder({
  id: 'shop:short',
  status: 'oversold',
  waitingFor: ['KETTLE'],
  lines: [exampleLine({ allocated: 0, shortage: 2 })],
})
const half = exampleOrder({
  id: 'shop:half',
  status: 'oversold',
  waitingFor: ['KETTLE'],
  lines: [exampleLine({ allocated: 1, shortage: 1 }), exampleLine({ id: '2', allocated: 3 })],
})
const gone = exampleOrder({ id: 'shop:gone', status: 'shipped' })
const queued = exampleOrder({ id: 'shop:queued' })
const all = [ready, short, half, gone, queued]

describe('which of the chosen orders it can be done with', () => {
  test.each<[BulkKind, string[], Record<string, string>]>([
    ['ship', ['ready', 'half'], { short: 'nothing-reserved', gone: 'over', queued: 'queued' }],
    ['cancel', ['ready', 'short', 'half'], { gone: 'over', queued: 'queued' }],
    ['allocate', ['short', 'half'], { ready: 'nothing-short', gone: 'over', queued: 'queued' }],
  ])('%s', (kind, orders, leftOut) => {
    const plan = planOf(kind, all, new Set(['shop:queued']))
    const name = (id: string) => id.replace('shop:', '')
    expect(plan.orders.map(({ id }) => name(id))).toEqual(orders)
    expect(Object.fromEntries(plan.leftOut.map(({ order, why }) => [name(order.id), why]))).toEqual(leftOut)
  })
})

test('a plan to ship counts what is reserved, not what was ordered', () => {
  expect(plannedUnits(planOf('ship', [ready, half, short], new Set()))).toBe(6)
})

test('what is shipped is what the person saw reserved, line by line', () => {
  expect(shipAllSeen(half, null)).toEqual({
    kind: 'ship',
    lines: [
      { line: '1', quantity: 1 },
      { line: '2', quantity: 3 },
    ],
    tracking: null,
  })
})

test('an order of more lines than can be named is shipped as a whole', () => {
  const lines = Array.from({ length: 101 }, (_, index) => exampleLine({ id: `l${index}` }))
  expect(shipAllSeen(exampleOrder({ lines }), 'T1')).toEqual({ kind: 'ship', lines: null, tracking: 'T1' })
})

test('one reason is given for all that are cancelled', () => {
  expect(bulkAction('cancel', ready, 'Out of stock')).toEqual({ kind: 'cancel', reason: 'Out of stock' })
  expect(bulkAction('allocate', short, '')).toEqual({ kind: 'allocate' })
})
