import { expect, test } from 'vitest'
import type { WireMessage } from '../sandbox.ts'
import { createTakealotSandbox, takealotListingId } from './takealot-sandbox.ts'

const buyer = { name: 'Thandi Mokoena', email: '', phone: '', address: '' }

function shop() {
  const sent: WireMessage[] = []
  const item = (index: number, sku: string, priceCents: number, quantity: number) => {
    return { index, sku, barcode: `600000000000${index}`, title: sku, priceCents, quantity }
  }
  const sandbox = createTakealotSandbox({
    items: [item(0, 'KETTLE-17L', 34_450, 12), item(1, 'TOASTER-2', 129_900, 5)],
    apiKey: 'key',
    webhookSecret: 'secret',
    webhookUrl: 'https://hooks.example.co.za/takealot',
    now: () => new Date('2026-02-01T12:30:00.000Z'),
    send: (message) => void sent.push(message),
  })
  const request = (method: string, url: string, body: unknown = '', key = 'key') => {
    const { pathname, searchParams } = new URL(url, 'http://sandbox')
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return sandbox.answer({
      method,
      path: pathname,
      query: searchParams,
      headers: { 'x-api-key': key },
      body: text,
    })
  }
  const order = (sku: string, quantity: number) => sandbox.placeOrder({ lines: [{ sku, quantity }], buyer })
  const stock = () => Object.fromEntries(sandbox.shown().map(({ sku, quantity }) => [sku, quantity]))
  const topics = () => sent.map(({ headers }) => headers['x-takealot-event'])
  return { sandbox, sent, request, order, stock, topics }
}

const kettle = takealotListingId(0)
const day = 'order_date__gte=2026-02-01&order_date__lte=2026-02-01'

test('its status needs no key, all else answers a wrong key with 403 and the documented body', () => {
  const { request } = shop()
  expect(request('GET', '/v1/status', '', 'wrong')).toEqual({ status: 200, json: { status: 'ok' } })
  expect(request('GET', '/v1/offers', '', 'wrong')).toMatchObject({
    status: 403,
    json: { errors: [{ status: 403, title: 'Forbidden' }] },
  })
})

test('an unknown offer is 404 with an empty body', () => {
  const { request } = shop()
  expect(request('GET', '/v1/offers/99')).toEqual({ status: 404 })
  expect(request('PATCH', '/v1/offers/99', { selling_price: 10 })).toEqual({ status: 404 })
})

test('an offer shows its stock only to those who ask, and its price in whole Rand, rounded up', () => {
  const { request } = shop()
  const plain = request('GET', `/v1/offers/${kettle}`)
  expect(plain).toMatchObject({ json: { offer_id: 2_345_000, sku: 'KETTLE-17L', selling_price: 345 } })
  expect(plain.json).not.toHaveProperty('seller_warehouse_stock')
  const stocked = { seller_warehouse_stock: [{ seller_warehouse_id: 1234, quantity_available: 12 }] }
  const expands = 'expands=seller_warehouse_stock'
  expect(request('GET', `/v1/offers/by_sku/KETTLE-17L?${expands}`)).toMatchObject({ json: stocked })
  expect(request('GET', `/v1/offers?offer_id__in=${kettle}&${expands}`)).toMatchObject({
    json: { items: [stocked] },
  })
})

test('offers come in pages: the token carries all that was asked, and the count comes once', () => {
  const { request } = shop()
  const first = request('GET', '/v1/offers?limit=1&include_count=true')
  expect(first).toMatchObject({ json: { items: [{ sku: 'KETTLE-17L' }], limit: 1, count: 2 } })
  const token = new Map(Object.entries(first.json ?? {})).get('continuation_token')
  const second = request('GET', `/v1/offers?continuation_token=${token}`)
  expect(second).toMatchObject({ json: { items: [{ sku: 'TOASTER-2' }], limit: 1 } })
  expect(second.json).not.toHaveProperty('continuation_token')
  expect(second.json).not.toHaveProperty('count')
})

test('a PATCH with a key that is not documented, or with none, changes nothing', () => {
  const { request, stock } = shop()
  const ours = [{ seller_warehouse_id: 1234, quantity_available: 1 }]
  const others = [{ seller_warehouse_id: 9, quantity_available: 1 }]
  for (const body of [
    { seller_warehouse_stock: ours, price: 1 },
    {},
    { seller_warehouse_stock: others },
    'no JSON',
  ]) {
    expect(request('PATCH', `/v1/offers/${kettle}`, body)).toMatchObject({
      status: 400,
      json: { errors: [{}] },
    })
  }
  expect(stock()).toEqual({ 'KETTLE-17L': 12, 'TOASTER-2': 5 })
})

test('an offer without lead time takes no stock', () => {
  const { request, stock } = shop()
  expect(request('PATCH', `/v1/offers/${kettle}`, { minimum_leadtime_days: 0 }).status).toBe(200)
  const seller_warehouse_stock = [{ seller_warehouse_id: 1234, quantity_available: 4 }]
  expect(request('PATCH', `/v1/offers/${kettle}`, { seller_warehouse_stock }).status).toBe(400)
  expect(stock()['KETTLE-17L']).toBe(0)
})

test('a batch is taken with 201 even if some of its offers fail, and tells when it is done', () => {
  const { request, stock, topics } = shop()
  const leadtime_stock = [{ merchant_warehouse_id: 1234, quantity: 7 }]
  const offers = [
    { offer_id: 2_345_000, leadtime_stock },
    { sku: 'NOBODY', selling_price: 5 },
  ]
  expect(request('POST', '/v1/offers/batch', { offers })).toEqual({
    status: 201,
    json: { batch_id: 98_765, status: 'processing' },
  })
  expect(request('GET', '/v1/offers/batch/98765')).toMatchObject({
    json: { batch_id: 98_765, status: 'completed' },
  })
  expect(stock()['KETTLE-17L']).toBe(7)
  expect(topics()).toEqual(['Offer Updated', 'Batch Completed'])
})

test('it takes its own sales from its stock, never below zero, and gives back what a cancelled one took', () => {
  const { sandbox, order, stock, topics } = shop()
  order('TOASTER-2', 4)
  const oversold = order('TOASTER-2', 3)
  expect(stock()['TOASTER-2']).toBe(0)
  sandbox.cancelOrder(oversold)
  sandbox.cancelOrder(oversold)
  expect(stock()['TOASTER-2']).toBe(1)
  expect(topics()).toEqual(['New Leadtime Order', 'New Leadtime Order', 'Sale Status Changed'])
})

test('sales are lines of a paired range of SAST days', () => {
  const { request, order } = shop()
  expect(order('KETTLE-17L', 2)).toBe('98760000')
  const sale = { order_id: 98_760_000, order_item_id: 123_450_000, sale_status: 'New Lead Time Order' }
  expect(request('GET', `/v1/sales?${day}`)).toMatchObject({
    json: { items: [{ ...sale, selling_price: 690 }] },
  })
  expect(request('GET', '/v1/sales?order_id=98760000')).toMatchObject({ json: { items: [sale] } })
  expect(request('GET', '/v1/sales?order_date__gte=2026-02-02&order_date__lte=2026-02-03')).toMatchObject({
    json: { items: [] },
  })
  expect(request('GET', '/v1/sales?order_date__gte=2026-02-01').status).toBe(400)
  expect(request('GET', `/v1/sales?${day}&limit=101`).status).toBe(400)
})

test('the seller tells his warehouses to those who ask', () => {
  const { request } = shop()
  expect(request('GET', '/v1/seller').json).not.toHaveProperty('warehouses')
  expect(request('GET', '/v1/seller?expands=warehouses')).toMatchObject({
    json: { warehouses: [{ seller_warehouse_id: 1234 }] },
  })
})
