import { ChannelOrder } from '@fluxori/contract/orders/orders'
import { expect, test } from 'vitest'
import page from './fixtures/sales.json' with { type: 'json' }
import { instantFromTakealot, ordersOfSales, Sale } from './mapping.ts'

const sale = (change: Readonly<Record<string, unknown>> = {}) =>
  Sale.parse({ ...page.items[0], quantity: 2, ...change })
const [only] = [
  (change: Readonly<Record<string, unknown>>) => ordersOfSales([sale(change)], 'total')[0]?.lines[0],
]

test('sales are gathered into orders, each of which tells only the lines at hand', () => {
  const orders = ordersOfSales(
    page.items.map((item) => Sale.parse(item)),
    'total',
  )
  expect(orders.map((order) => ChannelOrder.parse(order))).toEqual(orders)
  expect(orders.map(({ externalId, lines }) => [externalId, lines.map((line) => line.externalId)])).toEqual([
    ['9876543', ['12345678', '12345679']],
    ['9876544', ['12345680']],
  ])
  expect(orders[0]).toMatchObject({
    number: '9876543',
    placedAt: '2026-02-01T12:30:00.000Z',
    version: 50,
    partial: true,
    payment: 'paid',
    cancelled: false,
    customer: null,
    lines: [
      { listing: '2345678', skuText: 'KETTLE-17L', quantity: 1, totalCents: 34_500, version: 10 },
      { listing: '2345679', skuText: 'TOASTER-2', quantity: 0, totalCents: 0, version: 50 },
    ],
  })
})

test.each([
  { status: 'New Lead Time Order', quantity: 2, fulfilled: 0, version: 10 },
  { status: 'Draft Shipment', quantity: 2, fulfilled: 0, version: 20 },
  { status: 'Preparing for Customer', quantity: 2, fulfilled: 0, version: 20 },
  { status: 'Inter DC Transfer', quantity: 2, fulfilled: 0, version: 20 },
  { status: 'Lost In Transit', quantity: 2, fulfilled: 0, version: 20 },
  { status: 'A status of next year', quantity: 2, fulfilled: 0, version: 20 },
  { status: 'Shipped to Customer', quantity: 2, fulfilled: 2, version: 30 },
  { status: 'Returned', quantity: 2, fulfilled: 2, version: 40 },
  { status: 'Cancelled by Customer', quantity: 0, fulfilled: 0, version: 50 },
  { status: 'Cancelled by Takealot', quantity: 0, fulfilled: 0, version: 50 },
  { status: 'Cancelled by Takealot - DC Stock Inquiry', quantity: 0, fulfilled: 0, version: 50 },
  { status: 'Cancelled - Late Delivery', quantity: 0, fulfilled: 0, version: 50 },
  { status: 'Cancelled - Inbound Exception', quantity: 0, fulfilled: 0, version: 50 },
])('of two sold, "$status" wants $quantity and has shipped $fulfilled', ({ status, ...line }) => {
  expect(only({ sale_status: status })).toMatchObject(line)
})

test('the price of a sale is the line total, or that of a unit where the merchant has found it to be so', () => {
  const total = (sellingPriceIs: 'total' | 'unit') =>
    ordersOfSales([sale()], sellingPriceIs)[0]?.lines[0]?.totalCents
  expect([total('total'), total('unit')]).toEqual([34_500, 69_000])
})

test.each([345.5, '345', -1, null, Number.MAX_SAFE_INTEGER])(
  'a price of %j is not whole Rand and is not guessed at',
  (price) => {
    expect(Sale.safeParse({ ...page.items[0], selling_price: price }).success).toBe(false)
  },
)

test.each([
  { text: '2026-02-01T14:30:00+02:00', instant: '2026-02-01T12:30:00.000Z' },
  { text: '2026-02-01T12:30:00Z', instant: '2026-02-01T12:30:00.000Z' },
  { text: '2026-02-01T14:30:05.250', instant: '2026-02-01T12:30:05.250Z' },
  { text: '2026-02-01 14:30', instant: '2026-02-01T12:30:00.000Z' },
  { text: '2026-02-01', instant: '2026-01-31T22:00:00.000Z' },
  { text: '2026-13-01', instant: null },
  { text: '01/02/2026', instant: null },
  { text: 'yesterday', instant: null },
])('"$text" is the instant $instant', ({ text, instant }) => {
  expect(instantFromTakealot(text)).toBe(instant)
})
