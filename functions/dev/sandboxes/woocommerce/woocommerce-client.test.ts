import imported from '@woocommerce/woocommerce-rest-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSandboxes, type SandboxHost } from '../host.ts'
import { apiKey, buyer } from './shop-scene.ts'
import { createWoocommerceSandbox } from './woocommerce-sandbox.ts'

const sandbox = createWoocommerceSandbox({
  items: [
    { index: 0, sku: 'KETTLE-17L', barcode: null, title: 'Kettle', priceCents: 34500, quantity: 9 },
    { index: 1, sku: 'MUG', barcode: null, title: 'Mug', priceCents: 1999, quantity: 9 },
  ],
  apiKey,
  webhookSecret: 'hush-hush',
  webhookUrl: 'http://127.0.0.1:1/hook',
  now: () => new Date(),
  send: () => undefined,
})
let host: SandboxHost
beforeAll(async () => {
  const sandboxes = new Map([['woocommerce', sandbox]])
  host = await startSandboxes({
    port: 0,
    host: '127.0.0.1',
    sandboxes,
    webhookUrls: new Map(),
    now: () => new Date(),
  })
})
afterAll(() => host.close())

/** Its class is the default export of a module that is no ES module: what an import of that is, loaders differ about. */
const Client = 'default' in imported ? imported.default : imported
const client = (consumerSecret = 'cs_demo') =>
  new Client({ url: `${host.url}/woocommerce`, consumerKey: 'ck_demo', consumerSecret })
const ordered = (...extras: readonly string[]) =>
  sandbox.placeOrder({ lines: [{ sku: 'MUG', quantity: 2 }], buyer, extras })

/** WooCommerce's own client signs by OAuth 1.0a over plain HTTP, as the shop asks of everybody there. */
describe("WooCommerce's own client", () => {
  test('reads an order, and lists by status, by date and page by page', async () => {
    const [first, second] = [ordered(), ordered('pending')]
    const { data: one } = await client().get(`orders/${first}`)
    expect(one).toMatchObject({
      status: 'processing',
      total: '39.98',
      line_items: [{ sku: 'MUG', quantity: 2 }],
    })
    const list = await client().get('orders', { status: 'pending', dates_are_gmt: 'true', per_page: '5' })
    expect(list.data).toMatchObject([{ id: Number(second) }])
    expect(list.headers).toMatchObject({ 'x-wp-total': '1', 'x-wp-totalpages': '1' })
    const none = await client().get('orders', { modified_after: '2999-01-01T00:00:00' })
    expect(none.data).toEqual([])
  })

  test('writes a status, and sees the stock come back', async () => {
    const id = ordered()
    const stock = async () => (await client().get('products', { sku: 'MUG' })).data[0].stock_quantity
    const before = await stock()
    const { data } = await client().put(`orders/${id}`, { status: 'cancelled' })
    expect(data).toMatchObject({ id: Number(id), status: 'cancelled' })
    expect(await stock()).toBe(before + 2)
  })

  test('makes a refund of a unit, and reads it of the order and of the shop', async () => {
    const id = ordered()
    const { data: order } = await client().get(`orders/${id}`)
    const line = { id: order.line_items[0].id, quantity: 1, refund_total: 17.38 }
    const { status, data: refund } = await client().post(`orders/${id}/refunds`, {
      reason: 'chipped',
      api_refund: false,
      api_restock: false,
      line_items: [{ ...line, refund_tax: [{ id: 1, refund_total: 2.61 }] }],
    })
    expect(status).toBe(201)
    expect(refund).toMatchObject({ amount: '19.99', reason: 'chipped' })
    const { data: own } = await client().get(`orders/${id}/refunds`)
    expect(own).toMatchObject([
      { line_items: [{ quantity: -1, total: '-17.38', meta_data: [{ value: String(line.id) }] }] },
    ])
    const { data: all } = await client().get('refunds')
    expect(all).toContainEqual(expect.objectContaining({ id: refund.id, parent_id: Number(id) }))
    const { data: after } = await client().get(`orders/${id}`)
    expect(after).toMatchObject({ status: 'processing', refunds: [{ id: refund.id, total: '-19.99' }] })
  })

  test('sets an order to refunded, which gives all of it back and puts nothing on the shelf', async () => {
    const id = ordered()
    const { data } = await client().put(`orders/${id}`, { status: 'refunded' })
    expect(data).toMatchObject({ status: 'refunded', refunds: [{ total: '-39.98' }] })
    const { data: refunds } = await client().get(`orders/${id}/refunds`)
    expect(refunds).toMatchObject([{ amount: '39.98', line_items: [] }])
  })

  test('is told that a refund of more than was paid cannot be', async () => {
    const id = ordered()
    await expect(client().post(`orders/${id}/refunds`, { amount: '40.00' })).rejects.toMatchObject({
      response: { status: 500, data: { code: 'woocommerce_rest_cannot_create_order_refund' } },
    })
  })

  test('bins an order, finds it in the bin, and deletes it for good', async () => {
    const id = ordered()
    await client().delete(`orders/${id}`)
    const { data: binned } = await client().get('orders', { status: 'trash' })
    expect(binned).toMatchObject([{ id: Number(id), status: 'trash' }])
    await client().delete(`orders/${id}`, { force: 'true' })
    await expect(client().get(`orders/${id}`)).rejects.toMatchObject({ response: { status: 404 } })
  })

  test('reads and writes products, one and many', async () => {
    const { data: one } = await client().put('products/90', { stock_quantity: 5, regular_price: '329.00' })
    expect(one).toMatchObject({ id: 90, stock_quantity: 5, price: '329.00' })
    const { data } = await client().post('products/batch', {
      update: [{ id: 90, manage_stock: true, stock_quantity: 6 }, { id: 4 }],
    })
    expect(data).toMatchObject({
      update: [
        { id: 90, stock_quantity: 6 },
        { id: 4, error: {} },
      ],
    })
    const { data: both } = await client().get('products', { include: '90,91', orderby: 'id', order: 'asc' })
    expect(both).toMatchObject([{ sku: 'KETTLE-17L', stock_quantity: 6 }, { sku: 'MUG' }])
  })

  test('with another secret is refused', async () => {
    await expect(client('cs_other').get('orders')).rejects.toMatchObject({
      response: {
        status: 401,
        data: { message: 'Invalid signature - provided signature does not match.' },
      },
    })
  })
})
