import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { RawMessage } from '../../domain/channels/channel-port.ts'
import dropShipOrder from './fixtures/new-drop-ship-order.json' with { type: 'json' }
import leadtimeOrder from './fixtures/new-leadtime-order.json' with { type: 'json' }
import page from './fixtures/sales.json' with { type: 'json' }
import statusChanged from './fixtures/sale-status-changed.json' with { type: 'json' }
import { ordersOfSales, Sale } from './mapping.ts'
import { isSignedByTakealot, readTakealotMessage } from './message.ts'

const vector = (signature: string, change: Partial<RawMessage> = {}): RawMessage => ({
  headers: { 'x-takealot-event': 'Batch Completed', 'x-takealot-signature': signature },
  body: Buffer.from('{"batch_id":98765,"seller_id":12345,"status":"SUCCESS"}'),
  url: 'https://hooks.example.co.za/takealot',
  ...change,
})
const formA = '1d27b8256885b8b24703e7dda4b6f9707d9b343f50689bc7573312bfbdd87c50'
const formB = 'ZjQxYzY1NWQyMzViY2VlMWNhYzJlOTNhZjAxMGYyODRkZDc4NmJlNzExODRkZmExZjc2NzljNDYyZjI3NDA1MQ=='

const read = (topic: string, body: unknown) => {
  const bytes = Buffer.from(JSON.stringify(body))
  const signature = createHmac('sha256', 'tal-secret').update(bytes).digest('hex')
  const headers = { 'x-takealot-event': topic, 'x-takealot-signature': signature }
  return readTakealotMessage({ headers, body: bytes, url: '' }, ['tal-secret'], 1234)
}

test.each([
  { form: 'A, hex over the body', signature: formA },
  { form: 'B, base64 of hex over address and body', signature: formB },
])('a message signed in form $form is signed', ({ signature }) => {
  expect(isSignedByTakealot(vector(signature), ['tal-secret'])).toBe(true)
  expect(isSignedByTakealot(vector(signature), ['other'])).toBe(false)
  expect(isSignedByTakealot(vector(signature, { body: Buffer.from('{}') }), ['tal-secret'])).toBe(false)
  expect(readTakealotMessage(vector(signature), ['tal-secret'], 1234)).toEqual({
    kind: 'ignored',
    topic: 'Batch Completed',
  })
})

test('form B holds for the address that it was sent to and no other', () => {
  const elsewhere = { url: 'https://hooks.example.co.za/other' }
  expect(isSignedByTakealot(vector(formB, elsewhere), ['tal-secret'])).toBe(false)
  expect(isSignedByTakealot(vector(formA, elsewhere), ['tal-secret'])).toBe(true)
})

test('a new lead-time order tells exactly what the next poll will list', () => {
  const [order] = ordersOfSales([Sale.parse(page.items[0])], 'total')
  expect(read('New Leadtime Order', leadtimeOrder)).toEqual({
    kind: 'read',
    topic: 'New Leadtime Order',
    events: [{ kind: 'order', change: 'received', order }],
  })
})

test('a status change tells the line that the next poll will list, and not who bought', () => {
  const lines = ordersOfSales([Sale.parse(page.items[1])], 'total')[0]?.lines
  const reading = read('Sale Status Changed', statusChanged)
  expect(reading).toMatchObject({
    kind: 'read',
    events: [{ kind: 'order', change: 'changed', order: { lines } }],
  })
  expect(JSON.stringify(reading)).not.toMatch(/Dlamini|Nomsa/)
})

test('a drop ship order names no line, so it waits for the poll instead of being reserved twice', () => {
  expect(read('New Drop Ship Order', dropShipOrder)).toEqual({
    kind: 'ignored',
    topic: 'New Drop Ship Order',
  })
})

const updated = (values_changed: unknown) => ({ seller_id: 12_345, offer_id: 2_345_678, values_changed })
const lead = (warehouse_id: number, quantity_available: number) => ({
  merchant_warehouse: { warehouse_id, name: 'Main' },
  quantity_available,
})

test.each([
  { name: 'v2 words', values: { leadtime_stock: [lead(9, 3), lead(1234, 7)] } },
  { name: 'batch words', values: { leadtime_stock: [{ merchant_warehouse_id: 1234, quantity: 7 }] } },
  {
    name: 'v1 words',
    values: { seller_warehouse_stock: [{ seller_warehouse_id: 1234, quantity_available: 7 }] },
  },
])('an updated offer that tells our stock in $name is stock seen', ({ values }) => {
  expect(read('Offer Updated', updated(values))).toEqual({
    kind: 'read',
    topic: 'Offer Updated',
    events: [{ kind: 'stock-seen', listing: '2345678', quantity: 7 }],
  })
})

test.each([
  { name: 'a price', values: { selling_price: 299 } },
  { name: 'the stock of another warehouse', values: { leadtime_stock: [lead(9, 3)] } },
  { name: 'stock in no known form', values: { leadtime_stock: 7 } },
])('an updated offer that tells $name is of no concern', ({ values }) => {
  expect(read('Offer Updated', updated(values)).kind).toBe('ignored')
})

test.each(['Batch Completed', 'Offer Created', 'An event of next year', 'constructor'])(
  '%s is ignored',
  (topic) => {
    expect(read(topic, {})).toEqual({ kind: 'ignored', topic })
  },
)

test('what is wrong with a message is told without the values in it', () => {
  const sale = { ...statusChanged.sale, selling_price: 'Nomsa Dlamini' }
  const reading = read('Sale Status Changed', { sale })
  expect(reading).toMatchObject({ kind: 'unreadable', detail: expect.stringContaining('sale.selling_price') })
  expect(JSON.stringify(reading)).not.toContain('Nomsa')
})
