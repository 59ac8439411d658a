import { expect, test } from 'vitest'
import { z } from 'zod'
import type { WireMessage } from '../sandbox.ts'
import { createTakealotSandbox } from './takealot-sandbox.ts'

const buyer = { name: 'Thandi Mokoena', email: '', phone: '', address: '' }
const at = new Date('2026-02-01T12:30:00.000Z')

const Listed = z.object({ items: z.array(z.looseObject({ sale_status: z.string() })) })
const StatusChanged = z.object({ sale: z.looseObject({ sale_status: z.string() }) })

/** An account with ten kettles, and an order of two lines of one of them each. */
function sold(...extras: readonly string[]) {
  const sent: WireMessage[] = []
  const kettle = { index: 0, sku: 'KETTLE', barcode: null, title: 'Kettle', priceCents: 34_500, quantity: 10 }
  const sandbox = createTakealotSandbox({
    items: [kettle],
    apiKey: 'key',
    webhookSecret: 'secret',
    webhookUrl: 'https://hooks.example.co.za/takealot',
    now: () => at,
    send: (message) => void sent.push(message),
  })
  const lines = [1, 1].map((quantity) => ({ sku: 'KETTLE', quantity }))
  const id = sandbox.placeOrder({ lines, buyer, extras })
  const happens = (...names: readonly string[]) => {
    names.forEach((name) => (name === 'cancel' ? sandbox.cancelOrder(id) : sandbox.acts[name]?.(id)))
  }
  const listed = () => {
    const query = new URLSearchParams({ order_id: id })
    const headers = { 'x-api-key': 'key' }
    return Listed.parse(sandbox.answer({ method: 'GET', path: '/v1/sales', query, headers, body: '' }).json)
      .items
  }
  return {
    sandbox,
    sent,
    happens,
    listed,
    statuses: () => listed().map(({ sale_status: status }) => status),
    /** What was told since so many messages. */
    sentSince: (since: number) =>
      sent.slice(since).map(({ headers, body }) => {
        const { sale } = StatusChanged.parse(JSON.parse(body))
        return [headers['x-takealot-event'], sale.sale_status]
      }),
    stock: () => sandbox.shown()[0]?.quantity,
  }
}

test.each([
  { acts: ['draft-shipment'], status: 'Draft Shipment', stock: 8 },
  { acts: ['prepare'], status: 'Preparing for Customer', stock: 8 },
  { acts: ['prepare', 'transfer'], status: 'Inter DC Transfer', stock: 8 },
  { acts: ['prepare', 'transfer', 'ship'], status: 'Shipped to Customer', stock: 8 },
  { acts: ['prepare', 'ship', 'return'], status: 'Returned', stock: 8 },
  { acts: ['cancel'], status: 'Cancelled by Customer', stock: 10 },
  { acts: ['prepare', 'cancel'], status: 'Cancelled by Customer', stock: 8 },
  { acts: ['prepare', 'cancel-at-dc'], status: 'Cancelled by Customer', stock: 8 },
  { acts: ['cancel-by-takealot'], status: 'Cancelled by Takealot', stock: 10 },
  { acts: ['cancel-by-seller'], status: 'Cancelled by Seller', stock: 10 },
  { acts: ['draft-shipment', 'cancel-late'], status: 'Cancelled - Late Delivery', stock: 10 },
  { acts: ['draft-shipment', 'inbound-exception'], status: 'Cancelled - Inbound Exception', stock: 8 },
  { acts: ['prepare', 'dc-stock-inquiry'], status: 'Cancelled by Takealot - DC Stock Inquiry', stock: 8 },
  { acts: ['prepare', 'lose'], status: 'Lost In Transit', stock: 8 },
])('after $acts both lines are "$status", and $stock of ten are left', ({ acts, status, stock: left }) => {
  const { happens, statuses, sentSince, stock, sent } = sold()
  expect(stock()).toBe(8)
  happens(...acts.slice(0, -1))
  const before = sent.length
  happens(...acts.slice(-1))
  expect(statuses()).toEqual([status, status])
  expect(sentSince(before)).toEqual([
    ['Sale Status Changed', status],
    ['Sale Status Changed', status],
  ])
  expect(stock()).toBe(left)
})

test.each([
  { name: 'what was shipped is not cancelled', acts: ['prepare', 'ship', 'cancel', 'cancel-at-dc'] },
  { name: 'what was shipped is not shipped again', acts: ['prepare', 'ship', 'ship', 'prepare', 'transfer'] },
])('$name', ({ acts }) => {
  const { happens, statuses, sent } = sold()
  happens(...acts)
  expect(statuses()).toEqual(['Shipped to Customer', 'Shipped to Customer'])
  expect(sent).toHaveLength(2 + 4)
})

test('what was cancelled never comes back', () => {
  const { sandbox, happens, statuses } = sold()
  happens('cancel', ...Object.keys(sandbox.acts))
  expect(statuses()).toEqual(['Cancelled by Customer', 'Cancelled by Customer'])
})

test('lines go their own ways', () => {
  const { happens, statuses, stock } = sold()
  happens('prepare-one', 'cancel-one')
  expect(statuses()).toEqual(['Preparing for Customer', 'Cancelled by Customer'])
  expect(stock()).toBe(9)
})

test('a sale of what lies with Takealot is told by nobody, and takes nothing from the seller', () => {
  const { sent, statuses, stock, happens, sentSince } = sold('dc-order')
  expect([sent, stock()]).toEqual([[], 10])
  expect(statuses()).toEqual(['Preparing for Customer', 'Preparing for Customer'])
  happens('cancel')
  expect(stock()).toBe(10)
  expect(sentSince(0)[0]).toEqual(['Sale Status Changed', 'Cancelled by Customer'])
})

test('a promotion sells for less, and a unit from another region costs its transfer', () => {
  const { listed } = sold('promotion', 'other-region')
  expect(listed()[0]).toMatchObject({
    selling_price: 276,
    sales_region: 'CPT',
    stock_source_region: 'JHB',
    stock_transfer_fee: 18,
  })
})

test('an order that Takealot does not have is a RangeError', () => {
  expect(() => sold().sandbox.acts['ship']?.('1')).toThrow(RangeError)
})
