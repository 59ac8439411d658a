import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { shopifyScene } from './shopify-scene.ts'
import { buyer } from '../channel-scene.ts'
import { channelBehaviour } from '../suite.ts'
import { ordersListed } from '../seen-orders.ts'
import queried from './fixtures/edited-order.query.json' with { type: 'json' }
import edited from './fixtures/edited-order.webhook.json' with { type: 'json' }
import { openShopify } from './shopify.ts'

channelBehaviour(shopifyScene)

const Call = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) })
type Call = Readonly<z.infer<typeof Call> & { url: string; token: string | null }>

/** A connection whose shop gives these answers, one a call. */
function scripted(
  answers: readonly unknown[],
  settings: Readonly<Record<string, string | number>> = { locationId: 22 },
) {
  const calls: Call[] = []
  const left = [...answers]
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const { query, variables } = Call.parse(await request.json())
    calls.push({ url: request.url, token: request.headers.get('x-shopify-access-token'), query, variables })
    return Response.json(left.shift() ?? {})
  }
  const port = openShopify(
    { id: 'shopify', baseUrl: 'https://karoo.myshopify.com', settings },
    { webhookSecrets: ['hush'], apiKey: 'shpat_1' },
    { fetch, now: () => new Date('2026-02-01T12:30:00Z') },
  )
  return { port, calls }
}

const cost = (requestedQueryCost: number, currentlyAvailable: number) => ({
  cost: {
    requestedQueryCost,
    actualQueryCost: null,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 },
  },
})

const variants = (...found: readonly (readonly [id: number, quantity: number])[]) => ({
  data: {
    nodes: found.map(([id, quantity]) => ({
      id: `gid://shopify/ProductVariant/${id}`,
      inventoryItem: {
        id: `gid://shopify/InventoryItem/${id + 1000}`,
        tracked: true,
        inventoryLevel: { quantities: [{ quantity }] },
      },
    })),
  },
})

const userErrors = (...errors: readonly unknown[]) => ({
  data: { inventorySetQuantities: { userErrors: errors } },
})
const refused = (row: number, code: string) => ({
  field: ['input', 'quantities', String(row), 'quantity'],
  message: 'no',
  code,
})
const pushOf = (externalId: string) => ({ externalId, quantity: 9, seen: 10, key: `${externalId}@1` })
const quantitiesOf = ({ variables }: Call) => JSON.parse(JSON.stringify(variables.input)).quantities

describe('the Admin API', () => {
  test('is called at the pinned version of the shop, with its token', async () => {
    const { port, calls } = scripted([variants([1, 5])])
    await port.stock.read([{ externalId: '1' }])
    expect(calls).toMatchObject([
      { url: 'https://karoo.myshopify.com/admin/api/2026-07/graphql.json', token: 'shpat_1' },
    ])
  })

  test('is called at the version that the connection names', async () => {
    const { port, calls } = scripted([variants([1, 5])], { locationId: '22', apiVersion: '2026-10' })
    await port.stock.read([{ externalId: '1' }])
    expect(calls[0]?.url).toContain('/admin/api/2026-10/')
  })

  test('throttled with status 200 says how long until the bucket holds enough', async () => {
    const answer = {
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: cost(618, 118),
    }
    const { port } = scripted([answer])
    const wait = { name: 'Fault', kind: 'throttled', retryAfterSeconds: 5 }
    await expect(port.stock.read([{ externalId: '1' }])).rejects.toMatchObject(wait)
    expect(port.budgetLeft()).toBe(118)
  })

  test.each([
    { code: 'ACCESS_DENIED', kind: 'unauthorised' },
    { code: 'INTERNAL_SERVER_ERROR', kind: 'unavailable' },
    { code: 'undefinedField', kind: 'rejected' },
  ])('an error $code with status 200 is $kind', async ({ code, kind }) => {
    const { port } = scripted([{ data: null, errors: [{ message: 'no', extensions: { code } }] }])
    await expect(port.stock.read([{ externalId: '1' }])).rejects.toMatchObject({ name: 'Fault', kind })
  })

  test('tells its budget after every answer, and none before the first', async () => {
    const { port } = scripted([{ ...variants([1, 5]), extensions: cost(4, 1996) }, variants([1, 5])])
    expect(port.budgetLeft()).toBeNull()
    await port.stock.read([{ externalId: '1' }])
    await port.stock.read([{ externalId: '1' }])
    expect(port.budgetLeft()).toBe(1996)
  })

  test('is not asked for stock without a location', async () => {
    const { port, calls } = scripted([], {})
    await expect(port.stock.read([{ externalId: '1' }])).rejects.toMatchObject({
      name: 'Fault',
      kind: 'rejected',
    })
    expect(calls).toEqual([])
  })
})

describe('pushing stock', () => {
  test('names what was seen, and looks up an inventory item only once', async () => {
    const { port, calls } = scripted([variants([1, 10]), userErrors(), userErrors()])
    await port.stock.push([pushOf('1')])
    await port.stock.push([{ ...pushOf('1'), key: '1@2' }])
    expect(calls).toHaveLength(3)
    expect(calls.slice(1).map(quantitiesOf)).toEqual([
      [
        {
          inventoryItemId: 'gid://shopify/InventoryItem/1001',
          locationId: 'gid://shopify/Location/22',
          quantity: 9,
          changeFromQuantity: 10,
        },
      ],
      [expect.objectContaining({ quantity: 9, changeFromQuantity: 10 })],
    ])
  })

  test('gives the same push the same key, another push another', async () => {
    const answers = [variants([1, 10]), userErrors(), userErrors(), userErrors()]
    const { port, calls } = scripted(answers)
    for (const key of ['a', 'a', 'b']) await port.stock.push([{ ...pushOf('1'), key }])
    const [first, again, other] = calls.slice(1).map(({ variables }) => variables.key)
    expect(first).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/)
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })

  test('sends the rest again, under a new key, when some rows made Shopify refuse all', async () => {
    const errors = userErrors(
      refused(0, 'CHANGE_FROM_QUANTITY_STALE'),
      refused(2, 'ITEM_NOT_STOCKED_AT_LOCATION'),
    )
    const { port, calls } = scripted([variants([1, 11], [2, 10], [3, 10]), errors, userErrors()])
    expect(await port.stock.push(['1', '2', '3'].map(pushOf))).toEqual([
      { externalId: '1', outcome: 'stale' },
      { externalId: '3', outcome: 'rejected', reason: 'item-not-stocked-at-location', detail: 'no' },
      { externalId: '2', outcome: 'accepted' },
    ])
    expect(calls.slice(1).map((one) => quantitiesOf(one).length)).toEqual([3, 1])
    expect(calls[2]?.variables.key).not.toBe(calls[1]?.variables.key)
  })

  test('tries again under a new key when an earlier try with this one failed', async () => {
    const before = { field: null, message: 'failed before', code: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED' }
    const { port, calls } = scripted([variants([1, 10]), userErrors(before), userErrors()])
    expect(await port.stock.push([pushOf('1')])).toEqual([{ externalId: '1', outcome: 'accepted' }])
    expect(calls[2]?.variables.key).not.toBe(calls[1]?.variables.key)
  })

  test('comes back later when the same push is still under way', async () => {
    const { port } = scripted([
      variants([1, 10]),
      userErrors({ field: null, message: 'busy', code: 'IDEMPOTENCY_CONCURRENT_REQUEST' }),
    ])
    await expect(port.stock.push([pushOf('1')])).rejects.toMatchObject({
      kind: 'unavailable',
      retryAfterSeconds: 1,
    })
  })

  test('hands back what is left as stale when refusals do not end', async () => {
    const endless = Array.from({ length: 20 }, () => userErrors(refused(7, 'CHANGE_FROM_QUANTITY_STALE')))
    const { port, calls } = scripted([variants([1, 10]), ...endless])
    expect(await port.stock.push([pushOf('1')])).toEqual([{ externalId: '1', outcome: 'stale' }])
    expect(calls.length).toBeLessThan(10)
  })

  test('refuses all rows when Shopify names none', async () => {
    const { port } = scripted([
      variants([1, 10]),
      userErrors({ field: null, message: 'bad reason', code: 'INVALID_REASON' }),
    ])
    expect(await port.stock.push([pushOf('1')])).toEqual([
      {
        externalId: '1',
        outcome: 'rejected',
        reason: 'refused-by-channel',
        detail: 'bad reason (INVALID_REASON)',
      },
    ])
  })

  test('refuses a variant that the shop sells without counting', async () => {
    const [node] = variants([1, 10]).data.nodes
    const untracked = {
      data: { nodes: [{ ...node, inventoryItem: { ...node?.inventoryItem, tracked: false } }] },
    }
    const { port } = scripted([untracked, untracked])
    expect(await port.stock.read([{ externalId: '1' }])).toEqual([{ externalId: '1', quantity: null }])
    expect(await port.stock.push([pushOf('1')])).toMatchObject([
      { outcome: 'rejected', reason: 'stock-not-tracked' },
    ])
  })
})

describe('listing orders', () => {
  const since = '2026-02-01T00:00:00.123Z'

  test('asks for changes from the second of the asked time, oldest first', async () => {
    const page = { data: { orders: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } } }
    const { port, calls } = scripted([page])
    await port.orders.list(since, 'abc')
    expect(calls[0]?.variables).toMatchObject({ filter: "updated_at:>='2026-02-01T00:00:00Z'", after: 'abc' })
    expect(calls[0]?.query).toContain('sortKey: UPDATED_AT')
  })

  test('takes smaller pages, and keeps to them, when Shopify finds one too dear', async () => {
    const { port, calls, sandbox } = shopifyScene()
    for (let count = 0; count < 20; count += 1)
      sandbox.placeOrder({ lines: [{ sku: 'KETTLE-17L', quantity: 1 }], buyer })
    await ordersListed(port, since)
    const sizes = calls.map(({ body }) => JSON.parse(body).variables.first)
    expect(sizes[0]).toBe(50)
    expect(sizes[1]).toBeLessThan(50)
    expect(new Set(sizes.slice(1)).size).toBe(1)
  })

  test('reads every line of a long order', async () => {
    const { port, sandbox } = shopifyScene()
    const lines = Array.from({ length: 95 }, () => ({ sku: 'TOASTER-2', quantity: 1 }))
    sandbox.placeOrder({ lines, buyer })
    const [order] = await ordersListed(port, since)
    expect(new Set(order?.lines.map(({ externalId }) => externalId)).size).toBe(95)
  })

  test('leaves an order that changed between two reads to its later place in the list', async () => {
    const pageInfo = { hasNextPage: true, endCursor: 'line 10' }
    const long = { ...queried, lineItems: { ...queried.lineItems, pageInfo } }
    const last = { hasNextPage: false, endCursor: null }
    const page = { data: { orders: { nodes: [long, queried], pageInfo: last } } }
    const rest = {
      data: { order: { updatedAt: '2026-02-03T07:15:21Z', lineItems: { nodes: [], pageInfo: last } } },
    }
    const moves = (more: object) => ({ data: { order: { updatedAt: queried.updatedAt, ...more } } })
    const sent = [moves({ fulfillments: [] }), moves({ refunds: [] })]
    const { orders, unreadable } = await scripted([page, rest, ...sent]).port.orders.list(since, null)
    expect([orders.length, unreadable.length]).toEqual([1, 0])
  })

  test('keeps an order that cannot be read beside those that can', async () => {
    const { port, sandbox } = shopifyScene()
    const long = Array.from({ length: 501 }, () => ({ sku: 'TOASTER-2', quantity: 1 }))
    const bad = sandbox.placeOrder({ lines: long, buyer })
    const good = sandbox.placeOrder({ lines: [{ sku: 'KETTLE-17L', quantity: 1 }], buyer })
    const page = await port.orders.list(since, null)
    expect(page.orders.map(({ externalId }) => externalId)).toEqual([good])
    expect(page.unreadable).toEqual([
      {
        externalId: bad,
        detail: expect.stringMatching(/^lines: /),
        raw: expect.stringContaining(`Order/${bad}`),
      },
    ])
  })

  test('is throttled by a shop whose bucket is empty, and works again when it has filled', async () => {
    const { port, sandbox, clock } = shopifyScene()
    for (let count = 0; count < 20; count += 1)
      sandbox.placeOrder({ lines: [{ sku: 'KETTLE-17L', quantity: 1 }], buyer })
    const untilThrottled = async () => {
      for (let count = 0; count < 500; count += 1) await port.orders.list(since, null)
    }
    const fault = await untilThrottled().catch((error: unknown) => error)
    expect(fault).toMatchObject({ name: 'Fault', kind: 'throttled', retryAfterSeconds: 1 })
    clock.advance(1_000)
    await expect(port.orders.list(since, null)).resolves.toMatchObject({ unreadable: [] })
  })
})

describe('webhooks', () => {
  const vector = {
    body: Buffer.from('{"id":820982911946154508,"name":"#1001"}'),
    signature: 'Mkf2s8BiWQBb/dlay3RDP15QWaH8IejS3UDTmBxVmfo=',
  }
  const url = 'https://fluxori.example/channel-webhook/demo/shopify'
  const read = (headers: Readonly<Record<string, string>>, body = vector.body) =>
    scripted([]).port.webhooks.read({ headers, body, url })
  const signed = (topic: string, content: unknown) => {
    const body = Buffer.from(JSON.stringify(content))
    const signature = createHmac('sha256', 'hush').update(body).digest('base64')
    return read({ 'x-shopify-topic': topic, 'x-shopify-hmac-sha256': signature }, body)
  }

  test.each([
    { name: 'with X-', prefix: 'x-shopify' },
    { name: 'without X-', prefix: 'shopify' },
  ])('the known signature is accepted under header names $name', ({ prefix }) => {
    const headers = { [`${prefix}-topic`]: 'products/update', [`${prefix}-hmac-sha256`]: vector.signature }
    expect(read(headers)).toEqual({ kind: 'ignored', topic: 'products/update' })
  })

  test.each([
    { topic: 'orders/create', change: 'received' },
    { topic: 'orders/updated', change: 'changed' },
    { topic: 'orders/paid', change: 'changed' },
    { topic: 'orders/cancelled', change: 'changed' },
    { topic: 'orders/fulfilled', change: 'changed' },
    { topic: 'orders/partially_fulfilled', change: 'changed' },
  ])('$topic tells of an order that is $change', ({ topic, change }) => {
    expect(signed(topic, edited)).toMatchObject({
      kind: 'read',
      topic,
      events: [{ kind: 'order', change, order: { externalId: '820982911946154508' } }],
    })
  })

  test('orders/delete tells that the order is gone', () => {
    const events = [{ kind: 'order-gone', externalId: '5000000001', key: '' }]
    expect(signed('orders/delete', { id: 5000000001 })).toEqual({
      kind: 'read',
      topic: 'orders/delete',
      events,
    })
  })

  test('an id that a number cannot hold keeps its digits', () => {
    const { admin_graphql_api_id: _, ...bare } = edited
    const text = JSON.stringify(bare).replace(/^\{"id":\d+/, '{"id":820982911946154508')
    const body = Buffer.from(text)
    const hmac = createHmac('sha256', 'hush').update(body).digest('base64')
    expect(read({ 'x-shopify-topic': 'orders/create', 'x-shopify-hmac-sha256': hmac }, body)).toMatchObject({
      events: [{ order: { externalId: '820982911946154508' } }],
    })
  })

  test.each(['inventory_levels/update', 'products/update', 'app/uninstalled', ''])(
    'topic "%s" is ignored',
    (topic) => {
      expect(signed(topic, { available: 3 })).toEqual({ kind: 'ignored', topic })
    },
  )

  test('an order of the test gateway is ignored', () => {
    expect(signed('orders/create', { ...edited, test: true })).toEqual({
      kind: 'ignored',
      topic: 'orders/create',
    })
  })

  test('half a surrogate pair, which no store takes, is replaced', () => {
    const body = { ...edited, name: '#10\ud83d', email: '\udc00' }
    expect(signed('orders/create', body)).toMatchObject({
      events: [{ order: { number: '#10\ufffd', customer: { email: '\ufffd' } } }],
    })
  })
})
