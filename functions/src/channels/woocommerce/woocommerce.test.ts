import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Reading } from '../../domain/channels/channel-port.ts'
import { woocommerceSandbox } from '../../../dev/sandboxes/woocommerce/module.ts'
import { channelScene } from '../channel-scene.ts'
import { channelBehaviour } from '../suite.ts'
import order from './fixtures/order.json' with { type: 'json' }
import { woocommerce } from './module.ts'
import { openWoocommerce } from './woocommerce.ts'

const sign = (body: Buffer | string, secret: string) =>
  createHmac('sha256', secret).update(body).digest('base64')

channelBehaviour(() =>
  channelScene({
    module: woocommerce,
    sandbox: woocommerceSandbox,
    unknownListing: '4711',
    traits: { namesCustomer: true, comparesAndSets: false },
  }),
)

const nowhere: typeof fetch = () => Promise.reject(new TypeError('no network'))
const open = (fetch: typeof globalThis.fetch = nowhere, baseUrl = 'https://shop.example') =>
  openWoocommerce(
    { id: 'woo', baseUrl, settings: {} },
    { webhookSecrets: ['woo-secret'], apiKey: 'ck_demo:cs_demo' },
    { fetch, now: () => new Date('2026-02-01T12:40:00.000Z') },
  )

/** A shop that answers from this list, path by path, and keeps its calls. */
function scripted(
  answers: Readonly<Record<string, Readonly<{ status?: number; json: unknown; pages?: number }>>>,
) {
  const calls: { path: string; query: URLSearchParams; body: string }[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const { pathname, searchParams } = new URL(request.url)
    const bin = searchParams.get('status') === 'trash' ? ' in the bin' : ''
    const path = `${request.method} ${pathname.replace('/wp-json/wc/v3/', '')}${bin}`
    calls.push({ path, query: searchParams, body: await request.text() })
    const answer = answers[path]
    const headers = answer?.pages === undefined ? {} : { 'x-wp-totalpages': String(answer.pages) }
    return Response.json(answer?.json ?? (bin === '' ? null : []), { status: answer?.status ?? 200, headers })
  }
  return { port: open(fetch), calls }
}

describe('a webhook', () => {
  const messageOf = (
    topic: string,
    body: string,
    signature: string | undefined = sign(body, 'woo-secret'),
  ): Reading => {
    const headers = { 'x-wc-webhook-topic': topic, 'x-wc-webhook-signature': signature }
    return open().webhooks.read({ headers, body: Buffer.from(body), url: 'https://fluxori.test/' })
  }
  const json = (change: Readonly<Record<string, unknown>>) => JSON.stringify({ ...order, ...change })

  test.each([
    ['{"id":727,"status":"processing"}', 'LvZUOgju7ekgfsyNofEgI6eG086kg6Y0Xx+IyVWgGCg='],
    ['webhook_id=5', '0S9lYvItVbuwrl4LR2/hDpJyuziSpde3zvUrnRRgeb0='],
  ])('%s is signed by the base64 HMAC of its bytes', (body, signature) => {
    expect(messageOf('coupon.updated', body, signature).kind).toBe('ignored')
    expect(messageOf('coupon.updated', body, signature.toLowerCase()).kind).toBe('unsigned')
  })

  test('a ping asks for nothing, and counts without the signature that WooCommerce leaves out', () => {
    const ping = { headers: {}, body: Buffer.from('webhook_id=5'), url: 'https://fluxori.test/' }
    expect(open().webhooks.read(ping)).toEqual({ kind: 'ignored', topic: 'ping' })
    expect(open().webhooks.read({ ...ping, body: Buffer.from('webhook_id=5&id=727') }).kind).toBe('unsigned')
  })

  test.each([
    ['order.created', 'received'],
    ['order.updated', 'changed'],
    ['order.restored', 'changed'],
  ])('%s tells that an order was %s', (topic, change) => {
    const reading = messageOf(topic, json({}))
    expect(reading).toMatchObject({ kind: 'read', topic, events: [{ kind: 'order', change }] })
  })

  test('order.deleted tells only that the order is gone', () => {
    expect(messageOf('order.deleted', '{"id":727}')).toEqual({
      kind: 'read',
      topic: 'order.deleted',
      events: [{ kind: 'order-gone', externalId: '727', key: '' }],
    })
    expect(messageOf('order.deleted', '{}').kind).toBe('unreadable')
  })

  test.each([
    { name: 'a product', product: { id: 93, parent_id: 0 }, listing: '93' },
    { name: 'a variation', product: { id: 951, parent_id: 94 }, listing: '94.951' },
  ])('product.updated tells the stock of $name', ({ product, listing }) => {
    const body = JSON.stringify({ ...product, manage_stock: true, stock_quantity: -2 })
    expect(messageOf('product.updated', body)).toMatchObject({
      events: [{ kind: 'stock-seen', listing, quantity: -2 }],
    })
  })

  test.each([
    { manage_stock: false, stock_quantity: 4 },
    { manage_stock: 'parent', stock_quantity: 4 },
    { manage_stock: true, stock_quantity: null },
  ])('product.updated with %o tells no stock', (stock) => {
    expect(messageOf('product.updated', JSON.stringify({ id: 93, ...stock })).kind).toBe('ignored')
  })

  test.each([
    { topic: 'order.updated', body: json({ status: 'checkout-draft' }), kind: 'ignored' },
    { topic: 'order.updated', body: json({ date_modified_gmt: 'soon' }), kind: 'unreadable' },
    { topic: 'customer.created', body: '{"id":4}', kind: 'ignored' },
    { topic: 'action.woocommerce_added', body: 'no json', kind: 'ignored' },
  ])('$topic that is not for us is $kind', ({ topic, body, kind }) => {
    expect(messageOf(topic, body)).toMatchObject({ kind, topic })
  })
})

describe('listing orders', () => {
  test('asks from a second earlier, as the shop leaves the named second out, and past any page cache', async () => {
    const { port, calls } = scripted({ 'GET orders': { json: [order], pages: 1 } })
    await port.orders.list('2026-02-01T12:31:00.500Z', null)
    expect(Object.fromEntries(calls[0]?.query ?? [])).toEqual({
      status: 'any',
      modified_after: '2026-02-01T12:30:59',
      dates_are_gmt: 'true',
      orderby: 'id',
      order: 'asc',
      per_page: '100',
      page: '1',
      _: '1769949600000',
    })
  })

  test('ends with the last page that the shop counts, and with a page that is not full where it counts none', async () => {
    const cursorOf = async (cursor: string | null, pages?: number) => {
      const answer = pages === undefined ? { json: [order] } : { json: [order], pages }
      return (await scripted({ 'GET orders': answer }).port.orders.list('2026-02-01T00:00:00.000Z', cursor))
        .cursor
    }
    expect([await cursorOf(null, 3), await cursorOf('2', 3), await cursorOf('3', 3)]).toEqual([
      '2',
      '3',
      null,
    ])
    expect(await cursorOf(null)).toBeNull()
  })

  test('ends with the bin, which the shop lists only to those who ask for it', async () => {
    const binned = (id: number) => ({ ...order, id, status: 'trash', line_items: 'whatever' })
    const { port, calls } = scripted({
      'GET orders': { json: [order], pages: 1 },
      'GET orders in the bin': { json: [binned(728), { ...binned(729), date_modified_gmt: '' }], pages: 2 },
    })
    const page = await port.orders.list('2026-02-01T00:00:00.000Z', null)
    expect(page.orders.map(({ externalId }) => externalId)).toEqual(['727'])
    expect(page.gone).toMatchObject([{ externalId: '728', version: Date.parse('2026-02-01T12:31:00Z') + 9 }])
    expect(page.unreadable).toMatchObject([{ externalId: '729' }])
    const second = await port.orders.list('2026-02-01T00:00:00.000Z', page.cursor)
    expect(second).toMatchObject({ orders: [], gone: [{ externalId: '728' }], cursor: null })
    expect(calls.map(({ query }) => [query.get('status'), query.get('page')])).toEqual([
      ['any', '1'],
      ['trash', '1'],
      ['trash', '2'],
    ])
  })

  test('keeps an order that cannot be read apart, with what it was', async () => {
    const timeless = { ...order, id: 728, date_created_gmt: null }
    const drafted = { id: 729, status: 'checkout-draft' }
    const { port } = scripted({ 'GET orders': { json: [timeless, order, drafted, 'x'], pages: 1 } })
    const page = await port.orders.list('2026-02-01T00:00:00.000Z', null)
    expect(page.orders.map(({ externalId }) => externalId)).toEqual(['727'])
    expect(page.unreadable).toEqual([
      {
        externalId: '728',
        detail: expect.stringMatching(/^date_created_gmt/),
        raw: JSON.stringify(timeless),
      },
      { externalId: 'unknown', detail: expect.any(String), raw: '"x"' },
    ])
  })
})

describe('stock', () => {
  const gone = { status: 404, json: { code: 'woocommerce_rest_product_invalid_id', message: 'Invalid ID.' } }
  const noApi = { status: 404, json: { code: 'rest_no_route', message: 'No route was found.' } }
  const keys = (...ids: readonly string[]) => ids.map((externalId) => ({ externalId }))
  const push = (externalId: string, quantity: number) => ({
    externalId,
    quantity,
    seen: null,
    key: externalId,
  })

  test('of variations is read by their product, and is null where it is not counted or not known', async () => {
    const { port, calls } = scripted({
      'GET products': {
        json: [
          { id: 93, manage_stock: true, stock_quantity: 7 },
          { id: 96, manage_stock: false, stock_quantity: null },
        ],
      },
      'GET products/94/variations': {
        json: [
          { id: 951, manage_stock: true, stock_quantity: 3 },
          { id: 952, manage_stock: 'parent', stock_quantity: 8 },
        ],
      },
      'GET products/97/variations': gone,
    })
    const seen = await port.stock.read(keys('93', '94.951', '96', '94.952', '97.1', 'gid-5'))
    expect(seen.map(({ externalId, quantity }) => [externalId, quantity])).toEqual([
      ['93', 7],
      ['94.951', 3],
      ['96', null],
      ['94.952', null],
      ['97.1', null],
      ['gid-5', null],
    ])
    expect(calls.map(({ path, query }) => [path, query.get('include')])).toEqual([
      ['GET products', '93,96'],
      ['GET products/94/variations', '951,952'],
      ['GET products/97/variations', '1'],
    ])
  })

  test('is no null when the shop has no REST API at all', async () => {
    const { port } = scripted({ 'GET products': noApi })
    await expect(port.stock.read(keys('93'))).rejects.toMatchObject({ name: 'Fault', kind: 'rejected' })
  })

  test('is pushed as absolute numbers with counting turned on, and nothing else', async () => {
    const { port, calls } = scripted({
      'POST products/batch': { json: { update: [{ id: 93, manage_stock: true }] } },
      'POST products/94/variations/batch': { json: { update: [{ id: 951, manage_stock: true }] } },
    })
    const outcomes = await port.stock.push([push('93', 9), push('94.951', 0)])
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted'])
    expect(calls.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      ['POST products/batch', { update: [{ id: 93, manage_stock: true, stock_quantity: 9 }] }],
      ['POST products/94/variations/batch', { update: [{ id: 951, manage_stock: true, stock_quantity: 0 }] }],
    ])
  })

  test('that the shop does not take is rejected with its reason, listing by listing', async () => {
    const error = {
      code: 'woocommerce_rest_cannot_edit',
      message: 'Sorry, you may not.',
      data: { status: 403 },
    }
    const { port } = scripted({
      'POST products/batch': {
        json: {
          update: [
            { id: 93, error },
            { id: 96, manage_stock: false },
            { id: 98, manage_stock: true },
          ],
        },
      },
      'POST products/97/variations/batch': gone,
    })
    const pushes = [push('93', 1), push('96', 1), push('98', 1), push('97.1', 1), push('gid-5', 1)]
    const outcomes = await port.stock.push(pushes)
    expect(
      Object.fromEntries(outcomes.map((one) => [one.externalId, 'reason' in one ? one.reason : 'ok'])),
    ).toEqual({
      '93': 'refused-by-channel',
      '96': 'stock-not-managed',
      '98': 'ok',
      '97.1': 'unknown-listing',
      'gid-5': 'unknown-listing',
    })
    expect(outcomes).toHaveLength(5)
  })

  test('that the answer leaves out is not taken for accepted', async () => {
    const { port } = scripted({ 'POST products/batch': { json: { update: [] } } })
    await expect(port.stock.push([push('93', 1)])).rejects.toMatchObject({ name: 'Fault', kind: 'malformed' })
  })
})

test('keys are sent by Basic authentication, and never in the clear to another machine', async () => {
  const sent = new Set<string | null>()
  const fetch: typeof globalThis.fetch = async (input, init) => {
    sent.add(new Request(input, init).headers.get('authorization'))
    return Response.json([])
  }
  await open(fetch, 'https://shop.example/').orders.list('2026-02-01T00:00:00.000Z', null)
  const inTheClear = open(fetch, 'http://shop.example').orders.list('2026-02-01T00:00:00.000Z', null)
  await expect(inTheClear).rejects.toMatchObject({ name: 'Fault', kind: 'rejected' })
  expect(sent).toEqual(new Set([`Basic ${Buffer.from('ck_demo:cs_demo').toString('base64')}`]))
})
