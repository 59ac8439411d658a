import { expect, test } from 'vitest'
import { takealotSandbox } from '../../../dev/sandboxes/takealot/module.ts'
import { pollSince } from '../../domain/channels/poll-since.ts'
import { channelScene } from '../channel-scene.ts'
import { channelBehaviour } from '../suite.ts'
import page from './fixtures/sales.json' with { type: 'json' }
import { takealot } from './module.ts'
import { openTakealot } from './takealot.ts'

channelBehaviour(() =>
  channelScene({
    module: takealot,
    sandbox: takealotSandbox,
    unknownListing: '999',
    traits: { namesCustomer: false, comparesAndSets: false },
  }),
)

/** A connection to a Takealot that gives these answers, one after another. */
function wired(
  ...answers: readonly Readonly<{ status: number; body?: unknown; headers?: Record<string, string> }>[]
) {
  const calls: { method: string; url: URL; headers: Headers; body: string }[] = []
  const left = [...answers]
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    calls.push({
      method: request.method,
      url: new URL(request.url),
      headers: request.headers,
      body: await request.text(),
    })
    const { status, body, headers = {} } = left.shift() ?? { status: 500 }
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers })
  }
  const open = (settings: Record<string, string | number> = { sellerWarehouseId: 1234 }) =>
    openTakealot(
      { id: 'takealot', baseUrl: 'https://marketplace-api.takealot.com/', settings },
      { webhookSecrets: [], apiKey: 'a-key' },
      { fetch, now: () => new Date('2026-02-01T22:30:00.000Z') },
    )
  return { port: open(), open, calls }
}

const push = (externalId: string) => ({ externalId, quantity: 9, seen: 3, key: 'k' })
const wantedDays = (url: URL | undefined) => [
  url?.searchParams.get('order_date__gte'),
  url?.searchParams.get('order_date__lte'),
]

test('orders are asked for from the SAST day of the instant to the SAST day of now, with the key', async () => {
  const { port, calls } = wired({ status: 200, body: page })
  const { orders, cursor } = await port.orders.list('2026-01-30T22:00:00.000Z', null)
  expect(calls[0]?.url.pathname).toBe('/v1/sales')
  expect(wantedDays(calls[0]?.url)).toEqual(['2026-01-31', '2026-02-02'])
  expect(calls[0]?.headers.get('x-api-key')).toBe('a-key')
  expect([orders.length, cursor]).toEqual([2, 'eyJvIjoyMzQ1Njc4fQ'])
})

test('an instant to come asks for today', async () => {
  const { port, calls } = wired({ status: 200, body: { items: [] } })
  await port.orders.list('2026-03-01T00:00:00.000Z', null)
  expect(wantedDays(calls[0]?.url)).toEqual(['2026-02-02', '2026-02-02'])
})

test('the next page is asked for by its token alone', async () => {
  const { port, calls } = wired({ status: 200, body: { items: [] } })
  await port.orders.list('2026-01-30T22:00:00.000Z', 'eyJvIjoyMzQ1Njc4fQ')
  expect(calls[0]?.url.search).toBe('?continuation_token=eyJvIjoyMzQ1Njc4fQ')
})

test('a sale that cannot be read is kept, without its buyer, and holds up no other', async () => {
  const [first, second] = page.items
  const { port } = wired({
    status: 200,
    body: { items: [{ ...first, selling_price: '345.00', customer: 'Dlamini, Nomsa' }, second, 7] },
  })
  const { orders, unreadable } = await port.orders.list('2026-02-01T00:00:00.000Z', null)
  expect(orders.map(({ externalId }) => externalId)).toEqual(['9876544'])
  expect(unreadable).toMatchObject([
    {
      externalId: '9876543',
      detail: expect.stringContaining('selling_price'),
      raw: expect.stringContaining('345.00'),
    },
    { externalId: 'unknown', raw: '7' },
  ])
  expect(JSON.stringify(unreadable)).not.toContain('Nomsa')
})

test('an offer that comes without its stock is malformed, never an offer with none', async () => {
  const { port } = wired({ status: 200, body: { items: [{ offer_id: 2_345_678 }] } })
  await expect(port.stock.read([{ externalId: '2345678' }])).rejects.toMatchObject({ kind: 'malformed' })
})

test('only our warehouse counts, and an offer without it shows none of ours', async () => {
  const [ours, other] = [1234, 9].map((id) => ({ seller_warehouse_id: id, quantity_available: id }))
  const { port, calls } = wired({
    status: 200,
    body: {
      items: [
        {
          offer_id: 1,
          seller_warehouse_stock: [other, ours],
          takealot_warehouse_stock: [{ quantity_available: 5 }],
        },
        { offer_id: 2, seller_warehouse_stock: [other] },
      ],
    },
  })
  expect(await port.stock.read([{ externalId: '1' }, { externalId: '2' }])).toEqual([
    { externalId: '1', quantity: 1234 },
    { externalId: '2', quantity: 0 },
  ])
  expect(calls[0]?.url.search).toBe('?offer_id__in=1&offer_id__in=2&expands=seller_warehouse_stock&limit=2')
})

test('an offer is only unknown when Takealot says so of it alone', async () => {
  const missing = { status: 200, body: { items: [] } }
  const stocked = {
    offer_id: 1,
    seller_warehouse_stock: [{ seller_warehouse_id: 1234, quantity_available: 4 }],
  }
  const found = wired(missing, { status: 200, body: stocked })
  expect(await found.port.stock.read([{ externalId: '1' }])).toEqual([{ externalId: '1', quantity: 4 }])
  expect(found.calls[1]?.url.href).toContain('/v1/offers/1?expands=seller_warehouse_stock')
  const gone = wired(missing, { status: 404 })
  expect(await gone.port.stock.read([{ externalId: '1' }])).toEqual([{ externalId: '1', quantity: null }])
})

test('a push is one PATCH of the absolute quantity in our warehouse and nothing else', async () => {
  const { port, calls } = wired({ status: 200, body: { offer_id: 2_345_678 } })
  expect(await port.stock.push([push('2345678')])).toEqual([{ externalId: '2345678', outcome: 'accepted' }])
  expect(calls.map(({ method, url, body }) => [method, url.href, JSON.parse(body)])).toEqual([
    [
      'PATCH',
      'https://marketplace-api.takealot.com/v1/offers/2345678',
      { seller_warehouse_stock: [{ seller_warehouse_id: 1234, quantity_available: 9 }] },
    ],
  ])
})

test('an id that is no offer id reaches no address', async () => {
  const { port, calls } = wired()
  expect(await port.stock.read([{ externalId: '..' }])).toEqual([{ externalId: '..', quantity: null }])
  expect(await port.stock.push([push('..')])).toMatchObject([
    { outcome: 'rejected', reason: 'unknown-listing' },
  ])
  expect(calls).toEqual([])
})

const shapes: readonly ((words: string) => unknown)[] = [
  (title) => ({ errors: [{ status: 400, title, type: 'https://api.takealot.com/errors/validation' }] }),
  (title) => ({ title }),
  (message) => ({ message }),
]

test.each([
  { words: 'E18: Failed to update My SoH. Leadtime days set to "None"', reason: 'no-lead-time' },
  { words: 'Leadtime update not permitted', reason: 'no-lead-time' },
  { words: 'E17: Failed to update My SoH. Offer disabled by Takealot', reason: 'disabled-by-takealot' },
  { words: 'E29: Merchant is not active on platform', reason: 'seller-inactive' },
  { words: 'Unknown seller warehouse', reason: 'unknown-warehouse' },
  { words: 'Invalid field value', reason: 'rejected' },
])('"$words", in any shape of error, rejects a push as $reason', async ({ words, reason }) => {
  for (const shape of shapes) {
    const { port } = wired({ status: 400, body: shape(words) })
    expect(await port.stock.push([push('1')])).toEqual([
      { externalId: '1', outcome: 'rejected', reason, detail: words },
    ])
  }
})

test.each([
  { name: 'Retry-After first', headers: { 'retry-after': '12', 'x-ratelimit-reset': '40' }, wait: 12 },
  { name: 'else seconds to the reset', headers: { 'x-ratelimit-reset': '40' }, wait: 40 },
  {
    name: 'else the time of the reset',
    headers: { 'x-ratelimit-reset': String(Date.UTC(2026, 1, 1, 22, 31) / 1000) },
    wait: 60,
  },
  { name: 'else nothing', headers: {}, wait: null },
])('a throttled call waits as Takealot says: $name', async ({ headers, wait }) => {
  for (const status of [429, 420]) {
    const { port } = wired({ status, headers })
    await expect(port.orders.list('2026-02-01T00:00:00.000Z', null)).rejects.toMatchObject({
      kind: 'throttled',
      retryAfterSeconds: wait,
    })
  }
})

test('the budget is what Takealot last said, and unknown until it says one', async () => {
  const items = { status: 200, body: { items: [] } }
  const { port } = wired(items, { ...items, headers: { 'x-RateLimit-Remaining': '17' } }, items)
  const left: (number | null)[] = []
  for (let call = 0; call < 3; call += 1) {
    await port.orders.list('2026-02-01T00:00:00.000Z', null)
    left.push(port.budgetLeft())
  }
  expect(left).toEqual([null, 17, 17])
})

test('once a push has met a fault no further call is made', async () => {
  const { port, calls } = wired({ status: 200, body: { offer_id: 1 } }, { status: 429 })
  await expect(port.stock.push(['1', '2', '3', '4'].map(push))).rejects.toMatchObject({ kind: 'throttled' })
  expect(calls).toHaveLength(2)
})

test('a connection without its warehouse cannot be opened, and says so', () => {
  const { open } = wired()
  expect(() => open({})).toThrow(/sellerWarehouseId/)
  expect(() => open({ sellerWarehouseId: 1234, sellingPriceIs: 'each' })).toThrow(/sellingPriceIs/)
})

test('a poll reads two days again, since Takealot cannot say what changed', () => {
  const polledUntil = '2026-11-22T08:15:00.000Z'
  const channel = { polledUntil, connectedAt: '2026-01-01T00:00:00.000Z' }
  expect(pollSince(channel, '2026-11-22T08:16:00.000Z', takealot.pollOverlapMs)).toBe(
    '2026-11-20T08:15:00.000Z',
  )
})
