import { expect, test } from 'vitest'
import type { QueuedWrite } from '../../lib/outbox/outbox.ts'
import { waitingOn } from './waiting-cases.ts'

const write = (change: Partial<QueuedWrite>): QueuedWrite => ({
  key: 'k',
  operation: 'alert-update',
  input: { merchantId: 'demo', alertId: 'drift:shopify:1', action: 'resolve' },
  uid: 'ann',
  merchantId: 'demo',
  label: '',
  queuedAt: '2026-11-24T08:00:00.000Z',
  state: 'waiting',
  problem: null,
  ...change,
})

test.each([
  ['a case that waits for a connection', write({}), ['drift:shopify:1'], []],
  ['nothing of what was refused', write({ state: 'refused' }), [], []],
  ['nothing of another merchant', write({ merchantId: 'other' }), [], []],
  [
    'an order that waits for a connection',
    write({
      operation: 'order-update',
      input: { merchantId: 'demo', orderId: 'shopify:1', action: { kind: 'allocate' } },
    }),
    [],
    ['shopify:1'],
  ],
  ['nothing of what cannot be read', write({ input: {} }), [], []],
])('the device knows %s', (_, queued, cases, orders) => {
  const waiting = waitingOn([queued], 'demo')
  expect([[...waiting.cases], [...waiting.orders]]).toEqual([cases, orders])
})
