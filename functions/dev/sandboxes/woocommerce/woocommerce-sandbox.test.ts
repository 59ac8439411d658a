import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { openShop as shop } from './shop-scene.ts'
import { woocommerceListingId } from './woocommerce-products.ts'

test('an order numbers from 7000, lowers stock to zero at the lowest, and is told signed', () => {
  const { sandbox, sent, order } = shop()
  expect([order(4), order(8)]).toEqual(['7000', '7001'])
  expect(sandbox.shown()).toContainEqual({
    sku: 'MUG',
    listing: woocommerceListingId(1),
    quantity: 0,
    priceCents: 1999,
  })
  const [message] = sent
  const signature = createHmac('sha256', 'woo-secret')
    .update(message?.body ?? '')
    .digest('base64')
  expect(message?.headers).toMatchObject({
    'X-WC-Webhook-Topic': 'order.created',
    'X-WC-Webhook-Signature': signature,
    'X-WC-Webhook-Delivery-ID': '1',
  })
})

test('a line is told without VAT and with its VAT apart, which make its price', () => {
  const { request, order } = shop()
  const id = order(1)
  expect(request('GET', `orders/${id}`).json).toMatchObject({
    prices_include_tax: true,
    total: '19.99',
    total_tax: '2.61',
    line_items: [{ total: '17.38', total_tax: '2.61', product_id: 91, variation_id: 0 }],
  })
})

test('a cancelled order gives its stock back once', () => {
  const { sandbox, sent, order } = shop()
  const id = order(2)
  sandbox.cancelOrder(id)
  sandbox.cancelOrder(id)
  expect(sandbox.shown()[1]?.quantity).toBe(9)
  expect(sent.map(({ headers }) => headers['X-WC-Webhook-Topic'])).toEqual(['order.created', 'order.updated'])
})

test('stock edited in the admin is told by product.updated', () => {
  const { sandbox, sent } = shop()
  sandbox.editStock('MUG', 2)
  expect(sent.map(({ headers, body }) => [headers['X-WC-Webhook-Topic'], JSON.parse(body)])).toEqual([
    ['product.updated', expect.objectContaining({ id: 91, manage_stock: true, stock_quantity: 2 })],
  ])
})

test.each([
  { name: 'no key', headers: { authorization: '' }, code: 'woocommerce_rest_cannot_view' },
  {
    name: 'a wrong key',
    headers: { authorization: 'Basic eDp5' },
    code: 'woocommerce_rest_authentication_error',
  },
])('$name is answered 401 in the documented shape', ({ headers, code }) => {
  const { request } = shop()
  expect(request('GET', 'orders', '', headers)).toEqual({
    status: 401,
    json: { code, message: expect.any(String), data: { status: 401 } },
  })
})

test('keys in the query count where a host strips the header', () => {
  const { request } = shop()
  const keys = 'consumer_key=ck_demo&consumer_secret=cs_demo'
  expect(request('GET', `products?${keys}`, '', { authorization: '' }).status).toBe(200)
})

test('lists are paged with their counts in headers', () => {
  const { request, order } = shop()
  for (let count = 0; count < 5; count++) order(1)
  const page = request('GET', 'orders?per_page=2&page=3&orderby=id&order=asc')
  expect(page.headers).toEqual({ 'x-wp-total': '5', 'x-wp-totalpages': '3' })
  expect(page.json).toEqual([expect.objectContaining({ id: 7004 })])
  expect(request('GET', 'orders?per_page=101').status).toBe(400)
})

test('modified_after leaves its own second out', () => {
  const { request, order, advance } = shop()
  order(1)
  advance(1000)
  order(1)
  const after = (time: string) => request('GET', `orders?dates_are_gmt=true&modified_after=${time}`).json
  expect(after('2026-02-01T12:29:59')).toHaveLength(2)
  expect(after('2026-02-01T12:30:00')).toEqual([expect.objectContaining({ id: 7001 })])
})

test('a batch sets what it can and answers each bad item beside it', () => {
  const { request, sandbox } = shop()
  const update = [
    { id: 91, manage_stock: true, stock_quantity: 30 },
    { id: 5, stock_quantity: 1 },
  ]
  expect(request('POST', 'products/batch', JSON.stringify({ update }))).toMatchObject({
    status: 200,
    json: {
      update: [
        { id: 91, stock_quantity: 30 },
        { id: 5, error: { code: 'woocommerce_rest_product_invalid_id', data: { status: 400 } } },
      ],
    },
  })
  expect(sandbox.shown()[1]?.quantity).toBe(30)
})

test('a batch of more than a hundred is refused whole', () => {
  const { request, sandbox } = shop()
  const update = Array.from({ length: 101 }, () => ({ id: 91, stock_quantity: 1 }))
  expect(request('POST', 'products/batch', JSON.stringify({ update })).status).toBe(413)
  expect(sandbox.shown()[1]?.quantity).toBe(9)
})

test('products are found by id and by SKU, and webhooks are listed with their state', () => {
  const { request } = shop()
  expect(request('GET', 'products?include=90,91').json).toHaveLength(2)
  expect(request('GET', 'products?sku=MUG').json).toEqual([
    expect.objectContaining({ id: 91, price: '19.99' }),
  ])
  expect(request('GET', 'products/91').json).toMatchObject({ id: 91, global_unique_id: '6001' })
  expect(request('GET', 'webhooks').json).toContainEqual(
    expect.objectContaining({ topic: 'order.updated', status: 'active' }),
  )
})

test('what the shop does not have is an unknown route', () => {
  const { request } = shop()
  for (const path of ['customers', 'orders/7000/notes', 'orders/7000/refunds/1/x'])
    expect(request('PATCH', path).json).toMatchObject({ code: expect.stringMatching(/no_route|invalid_id/) })
})
