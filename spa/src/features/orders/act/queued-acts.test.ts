import { expect, test } from 'vitest'
import type { QueuedWrite } from '../../../lib/outbox/outbox.ts'
import { queuedActs } from './queued-acts.ts'

const write = (change: Partial<QueuedWrite>): QueuedWrite => ({
  key: 'k',
  operation: 'order-update',
  input: { merchantId: 'demo', orderId: 'shop:1', action: { kind: 'allocate' } },
  uid: 'u',
  merchantId: 'demo',
  label: 'Reserve stock for order #1',
  queuedAt: '2026-11-24T06:00:00.000Z',
  state: 'waiting',
  problem: null,
  ...change,
})

test('a change of an order that waits for a connection is known by its order', () => {
  expect(queuedActs([write({})], 'demo')).toEqual([
    { orderId: 'shop:1', action: 'allocate', label: 'Reserve stock for order #1' },
  ])
})

test.each([
  { name: 'was refused', change: { state: 'refused' as const } },
  { name: "is another merchant's", change: { merchantId: 'other' } },
  { name: 'is of something else', change: { operation: 'stock-update' } },
  { name: 'cannot be read', change: { input: { orderId: 1 } } },
])('a change that $name does not count', ({ change }) => {
  expect(queuedActs([write(change)], 'demo')).toEqual([])
})
