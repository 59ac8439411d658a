import { expect, test } from 'vitest'
import queried from './fixtures/edited-order.query.json' with { type: 'json' }
import edited from './fixtures/edited-order.webhook.json' with { type: 'json' }
import type { Moves } from './order-moves.ts'
import { fromQuery, QueriedOrder } from './queried-order.ts'
import { toChannelOrder } from './shopify-order.ts'
import { fromWebhook, WebhookOrder } from './webhook-order.ts'

const readWebhook = (change: object = {}) =>
  toChannelOrder(fromWebhook(WebhookOrder.parse({ ...edited, id: '820982911946154508', ...change })))
const readQuery = (change: object = {}, moves: Moves = wasSent) =>
  toChannelOrder(fromQuery(QueriedOrder.parse({ ...queried, ...change }), moves))

const items = (...nodes: readonly Readonly<{ quantity: number; lineItem: Readonly<{ id: string }> }>[]) => ({
  nodes: [...nodes],
  pageInfo: { hasNextPage: false, endCursor: null },
})
const unit = { quantity: 1, lineItem: { id: '11' } }
/** What Shopify says of the order beside itself: one unit was sent, another one not after all, a third was cancelled. */
const wasSent: Moves = {
  shipments: [
    { id: '1', status: 'SUCCESS', fulfillmentLineItems: items(unit) },
    { id: '2', status: 'CANCELLED', fulfillmentLineItems: items(unit) },
  ],
  refunds: null,
}
const notAsked: Moves = { shipments: null, refunds: null }

/** The read order, for tests in which nothing else would do. */
function order(change: object = {}) {
  const read = readWebhook(change)
  if (read.kind !== 'order') throw new Error(`read as ${read.kind}`)
  return read.order
}

const line = (change: object) => ({ ...edited.line_items[0], ...change })
const [kettle] = edited.line_items

test('a discounted, edited, part-shipped and part-refunded order is read in our words', () => {
  expect(readWebhook()).toEqual({
    kind: 'order',
    order: {
      externalId: '820982911946154508',
      number: '#1002',
      placedAt: '2026-02-01T12:30:00.000Z',
      updatedAt: '2026-02-03T07:15:20.000Z',
      version: Date.parse('2026-02-03T07:15:20.000Z') + 6,
      partial: false,
      payment: 'paid',
      cancelled: false,
      sold: true,
      currency: 'ZAR',
      shippingCents: 9200,
      shippingTaxCents: 1200,
      chargedCents: 30899,
      refundsCents: 0,
      country: 'South Africa',
      town: 'Cape Town',
      doubts: [],
      lines: [
        {
          externalId: '11',
          listing: '4000000000',
          skuText: 'KETTLE-17L',
          barcode: null,
          title: 'Kettle 1.7 L - Red',
          kind: 'goods',
          partOf: null,
          toSend: 1,
          sent: 1,
          sentByStatus: false,
          returned: 0,
          cancelled: false,
          paid: 2,
          totalCents: 20700,
          taxCents: 2700,
          refunded: { units: 0, cents: 0 },
          version: Date.parse('2026-02-03T07:15:20.000Z') + 6,
        },
        {
          externalId: '12',
          listing: null,
          skuText: '',
          barcode: null,
          title: 'Gift wrap',
          kind: 'service',
          partOf: null,
          toSend: 1,
          sent: 0,
          sentByStatus: false,
          returned: 0,
          cancelled: false,
          paid: 1,
          totalCents: 999,
          taxCents: 0,
          refunded: { units: 0, cents: 0 },
          version: Date.parse('2026-02-03T07:15:20.000Z') + 6,
        },
      ],
      customer: {
        name: 'Nomsa Dlamini',
        email: 'nomsa@example.co.za',
        phone: '+27821234567',
        address: '12 Long Street, Unit 4, Cape Town, Western Cape, 8001, South Africa',
      },
    },
  })
})

test.each([
  { name: 'edited', webhook: {}, query: {} },
  { name: 'priced with VAT', webhook: { taxes_included: true }, query: { taxesIncluded: true } },
  { name: 'unpaid', webhook: { financial_status: 'pending' }, query: { displayFinancialStatus: 'PENDING' } },
  {
    name: 'authorised only',
    webhook: { financial_status: 'authorized' },
    query: { displayFinancialStatus: 'AUTHORIZED' },
  },
  {
    name: 'cancelled before shipping',
    webhook: {
      cancelled_at: '2026-02-03T09:15:20+02:00',
      fulfillment_status: null,
      fulfillments: [],
      line_items: [line({ current_quantity: 3, fulfillable_quantity: 0, fulfillment_status: null })],
    },
    moves: notAsked,
    query: {
      cancelledAt: '2026-02-03T07:15:20Z',
      displayFulfillmentStatus: 'UNFULFILLED',
      lineItems: {
        ...queried.lineItems,
        nodes: [{ ...queried.lineItems.nodes[0], currentQuantity: 3, unfulfilledQuantity: 0 }],
      },
    },
  },
  {
    name: 'shipped',
    webhook: {
      fulfillment_status: 'fulfilled',
      fulfillments: undefined,
      line_items: [line({ current_quantity: 3, fulfillable_quantity: 0, fulfillment_status: 'fulfilled' })],
    },
    moves: notAsked,
    query: {
      displayFulfillmentStatus: 'FULFILLED',
      lineItems: {
        ...queried.lineItems,
        nodes: [{ ...queried.lineItems.nodes[0], currentQuantity: 3, unfulfilledQuantity: 0 }],
      },
    },
  },
  {
    name: 'without a buyer',
    webhook: { email: null, shipping_address: null },
    query: { email: null, shippingAddress: null },
  },
  { name: 'of the test gateway', webhook: { test: true }, query: { test: true } },
  { name: 'in another currency', webhook: { currency: 'USD' }, query: { currencyCode: 'USD' } },
])('an order that is $name reads the same from a webhook as from a query', ({ webhook, query, moves }) => {
  expect(readWebhook(webhook)).toEqual(readQuery(query, moves))
})

test('tax stands on top of the price only where the shop prices without it', () => {
  expect(order({ taxes_included: true })).toMatchObject({
    shippingCents: 8000,
    lines: [{ totalCents: 18000 }, { totalCents: 999 }],
  })
})

test('a line is charged for the units that are still wanted', () => {
  const whole = line({ current_quantity: 3 })
  const none = line({ current_quantity: 0, fulfillable_quantity: 0 })
  expect(order({ line_items: [whole, none] }).lines.map(({ totalCents }) => totalCents)).toEqual([31050, 0])
})

test('a line without allocations takes off its own total discount', () => {
  const old = line({ discount_allocations: undefined, total_discount: '30.00' })
  expect(order({ line_items: [old] }).lines).toMatchObject([{ totalCents: 20700 }])
})

test('an order that names no buyer has no customer', () => {
  expect(order({ email: null, shipping_address: null }).customer).toBeNull()
})

test('what happens to an order within one second makes it newer, but a shipment, which can be cancelled again', () => {
  const placed = { ...kettle, current_quantity: 3, fulfillable_quantity: 3, fulfillment_status: null }
  const history = [
    { financial_status: 'pending', line_items: [placed], fulfillments: [] },
    { financial_status: 'paid', line_items: [placed], fulfillments: [] },
    {
      financial_status: 'paid',
      line_items: [{ ...placed, current_quantity: 2, fulfillable_quantity: 2 }],
      fulfillments: [],
    },
    {
      financial_status: 'paid',
      line_items: [
        { ...placed, current_quantity: 2, fulfillable_quantity: 1, fulfillment_status: 'partial' },
      ],
      fulfillments: edited.fulfillments,
    },
    {
      financial_status: 'refunded',
      cancelled_at: edited.updated_at,
      line_items: [{ ...placed, current_quantity: 0, fulfillable_quantity: 0 }],
    },
  ]
  const versions = history.map((change) => order(change).version)
  expect(versions).toEqual(versions.toSorted((a, b) => a - b))
  expect(new Set(versions).size).toBe(versions.length - 1)
  expect(order({ ...history[0], updated_at: '2026-02-03T09:15:21+02:00' }).version).toBeGreaterThan(
    Math.max(...versions),
  )
})

test('an order without lines, of 500, or in another currency is taken in', () => {
  expect(order({ line_items: [] }).lines).toEqual([])
  const lines = Array.from({ length: 500 }, (_, place) => ({
    ...kettle,
    id: place + 1,
    admin_graphql_api_id: null,
  }))
  expect(order({ line_items: lines }).lines).toHaveLength(500)
  expect(order({ currency: 'USD' })).toMatchObject({ currency: 'USD', lines: [{ toSend: 1 }, {}] })
})

test('an amount that cannot be read is a doubt, and its units are read', () => {
  expect(order({ line_items: [{ ...kettle, price: 'R 100' }] })).toMatchObject({
    doubts: [{ line: '11' }],
    lines: [{ externalId: '11', toSend: 1, sent: 1, totalCents: 0 }],
  })
})

test('a line that cannot be read is a doubt, and keeps no other from being read', () => {
  const odd = { ...kettle, id: 77, quantity: 'three' }
  expect(order({ line_items: [odd, kettle] })).toMatchObject({
    doubts: [{ line: '77', text: expect.stringMatching(/^a line could not be read: quantity: /) }],
    lines: [{ externalId: '11' }],
  })
})

test.each([
  { name: 'a voucher', line: { gift_card: true }, kind: 'gift-card' },
  { name: 'a tip', line: { variant_id: null, requires_shipping: false, taxable: false }, kind: 'tip' },
  { name: 'a service', line: { variant_id: null, requires_shipping: false, taxable: true }, kind: 'service' },
  { name: 'goods of no product', line: { variant_id: null, requires_shipping: true }, kind: 'goods' },
  { name: 'goods', line: { requires_shipping: false }, kind: 'goods' },
])('$name is known by what Shopify says of its line', ({ line: change, kind }) => {
  expect(order({ line_items: [line(change)] }).lines).toMatchObject([{ kind }])
})

test('money that was given back of no line is told beside the lines', () => {
  const refunds = [{ refund_line_items: [], order_adjustments: [{ amount: '-40.00', tax_amount: '-6.00' }] }]
  expect(order({ refunds }).refundsCents).toBe(4600)
})

const delivery = edited.shipping_lines[0]
const shopMoney = (amount: string) => ({ shop_money: { amount } })

test.each([
  {
    name: 'by an adjustment',
    change: {
      refunds: [{ order_adjustments: [{ kind: 'shipping_refund', amount: '-80.00', tax_amount: '-12.00' }] }],
    },
  },
  {
    name: 'by what is left of its price',
    change: { shipping_lines: [{ ...delivery, current_discounted_price_set: shopMoney('0.00') }] },
  },
  {
    name: 'by both, and once',
    change: {
      refunds: [{ order_adjustments: [{ kind: 'shipping_refund', amount: '-80.00', tax_amount: '-12.00' }] }],
      shipping_lines: [{ ...delivery, current_discounted_price_set: shopMoney('0.00') }],
    },
  },
])('delivery that was given back is told $name', ({ change }) => {
  expect(order(change)).toMatchObject({ shippingCents: 9200, refundsCents: 9200 })
})

test('an order of the test gateway is no order', () => {
  expect(readWebhook({ test: true })).toEqual({ kind: 'test' })
})
