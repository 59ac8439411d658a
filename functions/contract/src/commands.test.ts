import { describe, expect, test } from 'vitest'
import { documents, personalDataDocuments } from './documents.ts'
import { readCommand } from './commands.ts'
import { Actor } from './kernel.ts'
import { operations } from './operations.ts'
import { ChannelOrder } from './orders/channel-order.ts'
import { OrderAction, orderUpdate } from './orders/orders.ts'
import { StockChange, stockUpdate } from './stock/stock.ts'

const changes = [
  { kind: 'adjust', sku: 'KETTLE', warehouse: 'jhb', state: 'onHand', delta: -1, reason: 'broken in store' },
  { kind: 'receive', warehouse: 'jhb', lines: [{ sku: 'KETTLE', quantity: 1 }], reference: '' },
  {
    kind: 'transfer',
    from: 'jhb',
    to: 'cpt',
    step: 'send',
    lines: [{ sku: 'KETTLE', quantity: 1 }],
    reference: '',
  },
  { kind: 'count', warehouse: 'jhb', lines: [{ sku: 'KETTLE', counted: 1, expected: 2 }], reference: '' },
]
const actions = [
  { kind: 'ship', lines: [{ line: '1', quantity: 1 }], tracking: null },
  { kind: 'cancel', reason: 'buyer asked' },
  { kind: 'allocate' },
  { kind: 'map-line', line: '1', sku: 'KETTLE' },
]

describe.each(changes)('the stock change $kind', (change) => {
  test('is taken as it is', () => expect(StockChange.parse(change)).toEqual(change))
  test('refuses a field that nobody knows', () => {
    expect(StockChange.safeParse({ ...change, force: true }).success).toBe(false)
  })
  test('refuses an unknown field in a line', () => {
    if (change.lines === undefined) return
    expect(StockChange.safeParse({ ...change, lines: [{ ...change.lines[0], force: true }] }).success).toBe(
      false,
    )
  })
  test('refuses one line more than a hundred', () => {
    if (change.lines === undefined) return
    const lines = Array.from({ length: 101 }, (_, index) => ({ ...change.lines[0], sku: `SKU-${index}` }))
    expect(StockChange.safeParse({ ...change, lines }).success).toBe(false)
  })
})

describe.each(actions)('the order action $kind', (action) => {
  test('is taken as it is', () => expect(OrderAction.parse(action)).toEqual(action))
  test('refuses a field that nobody knows', () => {
    expect(OrderAction.safeParse({ ...action, force: true }).success).toBe(false)
  })
})

test.each([
  { kind: 'adjust', sku: 'KETTLE', warehouse: 'jhb', state: 'reserved', delta: 1, reason: 'because' },
  { kind: 'adjust', sku: 'KETTLE', warehouse: 'jhb', state: 'onHand', delta: 0, reason: 'because' },
  { kind: 'adjust', sku: 'KETTLE', warehouse: 'jhb', state: 'onHand', delta: 0.5, reason: 'because' },
  { kind: 'adjust', sku: 'KETTLE', warehouse: 'jhb', state: 'onHand', delta: 1, reason: ' a ' },
  { kind: 'receive', warehouse: 'jhb', lines: [], reference: '' },
  { kind: 'receive', warehouse: 'jhb', lines: [{ sku: 'KETTLE', quantity: 0 }], reference: '' },
])('a stock change that makes no sense is refused: %j', (change) => {
  expect(StockChange.safeParse(change).success).toBe(false)
})

test('a request refuses unknown fields, and another merchant hidden in it', () => {
  const request = { merchantId: 'demo', change: changes[0] }
  expect(stockUpdate.request.safeParse(request).success).toBe(true)
  expect(stockUpdate.request.safeParse({ ...request, role: 'owner' }).success).toBe(false)
  const act = { merchantId: 'demo', orderId: 'shopify:1', action: actions[2] }
  expect(orderUpdate.request.safeParse(act).success).toBe(true)
  expect(orderUpdate.request.safeParse({ ...act, status: 'shipped' }).success).toBe(false)
})

test('an actor cannot be two things at once', () => {
  expect(Actor.safeParse({ kind: 'member', uid: 'u', channelId: 'shopify' }).success).toBe(false)
})

test('a command of a kind that nobody knows is none', () => {
  expect(readCommand('drop-stock', {})).toEqual({ malformed: 'kind: there is no command drop-stock' })
  expect('malformed' in readCommand('constructor', {})).toBe(true)
})

test('an order in another currency, without lines, or with negative amounts is no order of ours', () => {
  const order = {
    externalId: '1',
    number: '#1',
    placedAt: '2026-11-22T08:15:00.000Z',
    updatedAt: null,
    version: 1,
    partial: false,
    payment: 'paid',
    cancelled: false,
    currency: 'ZAR',
    shippingCents: 0,
    lines: [
      {
        externalId: '1',
        listing: null,
        skuText: '',
        barcode: null,
        title: '',
        toSend: 1,
        sent: 0,
        paid: 1,
        totalCents: 1,
        version: 1,
      },
    ],
    customer: null,
  }
  expect(ChannelOrder.safeParse(order).success).toBe(true)
  expect(ChannelOrder.safeParse({ ...order, currency: 'dollars' }).success).toBe(false)
  expect(ChannelOrder.safeParse({ ...order, shippingCents: -1 }).success).toBe(false)
  expect(ChannelOrder.safeParse({ ...order, lines: [{ ...order.lines[0], toSend: -1 }] }).success).toBe(false)
})

test('every document and operation is declared once', () => {
  const paths = documents.map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
  const names = operations.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('personal data says why it is held and how long', () => {
  expect(personalDataDocuments.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      'merchants/{merchant}/journal/{command}',
      'merchants/{merchant}/orders/{order}/private/{customer}',
    ]),
  )
  personalDataDocuments.forEach(({ personal }) =>
    personal.forEach(({ purpose }) => expect(purpose).toMatch(/POPIA|until|applied/)),
  )
})

test('nobody who may only look may change anything', () => {
  operations.forEach(({ roles }) => expect(roles).not.toContain('viewer'))
})
