import type { OrderAction, OrderStatus } from '@fluxori/contract/orders/orders'
import { expect, test } from 'vitest'
import { actLabel, doneText, refusalText } from './act-words.ts'
import { exampleOrder } from '../example-order.ts'

const order = exampleOrder()
const ship = (units: number): OrderAction => ({
  kind: 'ship',
  lines: [{ line: '1', quantity: units }],
  tracking: null,
})
const allocate: OrderAction = { kind: 'allocate' }

test.each<[OrderAction, string]>([
  [ship(1), 'Ship 1 unit of order #1'],
  [{ kind: 'ship', lines: null, tracking: null }, 'Ship 2 units of order #1'],
  [{ kind: 'cancel', reason: 'Lost' }, 'Cancel order #1'],
  [allocate, 'Reserve stock for order #1'],
  [{ kind: 'map-line', line: '1', sku: 'KETTLE' }, 'Match the listing to KETTLE'],
])('in the queue of a device an act is told apart: %o', (action, label) => {
  expect(actLabel(action, order)).toBe(label)
})

test.each<[OrderStatus, string]>([
  ['allocated', 'Order #1: stock reserved'],
  ['oversold', 'Order #1 is still short: no stock is free for all of it'],
  ['backordered', 'Order #1 is still short: no stock is free for all of it'],
])('asking for stock is not the same as getting it: %s', (status, text) => {
  expect(doneText(allocate, order, status)).toBe(text)
})

test('a SKU that is unknown to an order needs its product first', () => {
  expect(refusalText('unknown-sku')).toBe('There is no such SKU. Add the product first.')
  expect(refusalText('offline')).toContain('You are offline')
})
