import { ChannelOrder } from '@fluxori/contract/orders/channel-order'
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
      { listing: '2345678', skuText: 'KETTLE-17L', toSend: 1, totalCents: 34_500, version: 10 },
      { listing: '2345679', skuText: 'TOASTER-2', toSend: 0, paid: 0, totalCents: 0, version: 50 },
    ],
  })
})

test.each([
  { status: 'New Lead Time Order', toSend: 2, sent: 0, paid: 2, version: 10 },
  { status: 'Draft Shipment', toSend: 2, sent: 0, paid: 2, version: 20 },
  { status: 'A status of next year', toSend: 2, sent: 0, paid: 2, version: 20 },
  { status: 'Preparing for Customer', toSend: 0, sent: 2, paid: 2, version: 25 },
  { status: 'Inter DC Transfer', toSend: 0, sent: 2, paid: 2, version: 25 },
  { status: 'Lost In Transit', toSend: 0, sent: 2, paid: 2, version: 25 },
  { status: 'Shipped to Customer', toSend: 0, sent: 2, paid: 2, version: 30 },
  { status: 'Returned', toSend: 0, sent: 2, paid: 0, version: 40 },
  { status: 'Cancelled by Customer', toSend: 0, sent: 0, paid: 0, version: 50 },
  { status: 'Cancelled by Takealot', toSend: 0, sent: 0, paid: 0, version: 50 },
  { status: 'Cancelled by Seller', toSend: 0, sent: 0, paid: 0, version: 50 },
  { status: 'Cancelled - Late Delivery', toSend: 0, sent: 0, paid: 0, version: 50 },
  { status: 'Cancelled by Takealot - DC Stock Inquiry', toSend: 0, sent: 2, paid: 0, version: 50 },
  { status: 'Cancelled by Takealot - DC Stock Enquiry', toSend: 0, sent: 2, paid: 0, version: 50 },
  { status: 'Cancelled - Inbound Exception', toSend: 0, sent: 2, paid: 0, version: 50 },
])('of two sold, "$status" has $toSend to send, $sent sent and $paid paid', ({ status, ...line }) => {
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
  { text: '0000-02-01', instant: null },
])('"$text" is the instant $instant', ({ text, instant }) => {
  expect(instantFromTakealot(text)).toBe(instant)
})
