import { expect, test } from 'vitest'
import { exampleLine, exampleOrder } from '../example-order.ts'
import { sumsOf } from './sums-of.ts'

const names = { delivery: 'Delivery', refunds: 'Refunded', difference: 'Difference' }

const zeroRated = exampleLine({
  id: '2',
  title: 'Maize',
  totalCents: 10_000,
  vatClass: 'zero',
  vatRateBps: 0,
  vatCents: 0,
})

test.each([
  { name: 'one line and delivery', order: exampleOrder() },
  {
    name: 'lines of two classes',
    order: exampleOrder({ lines: [exampleLine(), zeroRated], totalCents: 44_500 }),
  },
  {
    name: 'no delivery',
    order: exampleOrder({ shippingCents: 0, totalCents: 23_000, vatCents: 3000 }),
  },
  {
    name: 'a line that was taken off',
    order: exampleOrder({
      lines: [exampleLine(), exampleLine({ id: '3', quantity: 0, totalCents: 0, vatCents: 0 })],
    }),
  },
])('the rows add up to the total and the VAT: $name', ({ order }) => {
  const { rows } = sumsOf(order, names)
  expect(rows.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(order.totalCents)
  expect(rows.reduce((sum, { vatCents }) => sum + vatCents, 0)).toBe(order.vatCents)
})

test('delivery bears the VAT that no line explains', () => {
  expect(sumsOf(exampleOrder(), names).rows.at(-1)).toMatchObject({ title: 'Delivery', vatCents: 1500 })
})

test('what was taken off and what is free needs no row', () => {
  const order = exampleOrder({
    lines: [exampleLine(), exampleLine({ id: '3', quantity: 0, totalCents: 0, vatCents: 0 })],
    shippingCents: 0,
    totalCents: 23_000,
    vatCents: 3000,
  })
  expect(sumsOf(order, names)).toMatchObject({ rows: [{ key: '1' }], linesCents: 23_000 })
})
