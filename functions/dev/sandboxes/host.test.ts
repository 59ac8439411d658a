import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Later } from './host-delivery.ts'
import { startSandboxes, type SandboxHost } from './host.ts'
import type { Sandbox, WireRequest } from './sandbox.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

/** A server in Fluxori's place that keeps the webhooks it gets, and answers as it is told. */
async function receiver() {
  const got: { body: string; type: string | undefined; signature: string | string[] | undefined }[] = []
  const answers: (number | 'hang')[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      got.push({ body, type: request.headers['content-type'], signature: request.headers['x-signature'] })
      const answer = answers.shift() ?? 200
      if (answer !== 'hang') response.writeHead(answer).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  closers.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const port = address === null || typeof address === 'string' ? 0 : address.port
  return { got, answers, url: `http://127.0.0.1:${port}/hook` }
}

/** Time in the test's hands: what waits runs when it is told to. */
function patience() {
  const waits: { milliseconds: number; run: () => void }[] = []
  const later: Later = (milliseconds, run) => {
    const wait = { milliseconds, run }
    waits.push(wait)
    return () => void waits.splice(waits.indexOf(wait), 1)
  }
  const next = async () => {
    await vi.waitFor(() => expect(waits).not.toHaveLength(0))
    const wait = waits.shift()
    wait?.run()
    return wait?.milliseconds
  }
  return { later, waits, next }
}

/** A shop that repeats its calls, and sells mugs. */
function mugShop() {
  const calls: WireRequest[] = []
  const done: string[] = []
  let quantity = 5
  const sandbox: Sandbox = {
    kind: 'woocommerce',
    answer: (request) => {
      calls.push(request)
      if (request.path === '/broken') throw new Error('a bug of the sandbox')
      return request.method === 'DELETE'
        ? { status: 204 }
        : { status: 200, headers: { 'x-shop': 'mugs' }, json: { ok: 1 } }
    },
    placeOrder: ({ lines, buyer, extras = [] }) => {
      done.push([`ordered ${lines[0]?.quantity} by ${buyer.name}`, ...extras].join(' with '))
      return '7000'
    },
    cancelOrder: (id) => {
      if (id !== '7000') throw new RangeError(`no order ${id}`)
      done.push(`cancelled ${id}`)
    },
    extras: ['tip'],
    acts: { refund: (id) => void done.push(`refunded ${id}`) },
    editStock: (_, wanted) => void (quantity = wanted),
    shown: () => [{ sku: 'MUG', listing: '90', quantity, priceCents: 1999 }],
  }
  return { sandbox, calls, done }
}

async function scene() {
  const [shop, hook, time, logged] = [mugShop(), await receiver(), patience(), new Array<string>()]
  const host = await startSandboxes({
    port: 0,
    host: '127.0.0.1',
    sandboxes: new Map([['woocommerce', shop.sandbox]]),
    webhookUrls: new Map([['woocommerce', hook.url]]),
    now: () => new Date('2026-02-01T12:30:00.000Z'),
    later: time.later,
    log: (line) => logged.push(line),
  })
  closers.push(host.close)
  const ask = (path: string, init?: RequestInit) => fetch(`${host.url}${path}`, init)
  const control = async (path: string, body: unknown) => {
    const response = await ask(`/woocommerce/_sandbox/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return { status: response.status, json: await response.json() }
  }
  const state = async () => (await ask('/woocommerce/_sandbox/state')).json()
  const send = (body: string) => host.deliver('woocommerce', { headers: { 'X-Signature': 's1' }, body })
  return { host, shop, hook, time, logged, ask, control, state, send }
}

type Scene = Awaited<ReturnType<typeof scene>>
let at: Scene
beforeEach(async () => {
  at = await scene()
})

const arrived = (hook: Scene['hook'], count: number) =>
  vi.waitFor(() => expect(hook.got.map(({ body }) => body)).toHaveLength(count))
const counted = (expected: Readonly<Record<string, unknown>>) =>
  vi.waitFor(async () => expect(await at.state()).toMatchObject(expected))

describe('the API of a sandbox', () => {
  test('is asked under its kind, with path, query, headers and body as they came', async () => {
    const response = await at.ask('/woocommerce/wp-json/wc/v3/orders?page=2&include=1%2C2', {
      method: 'POST',
      headers: { 'X-Key': 'k' },
      body: '{"a":1}',
    })
    expect([response.status, response.headers.get('x-shop'), await response.json()]).toEqual([
      200,
      'mugs',
      { ok: 1 },
    ])
    const [call] = at.shop.calls
    expect(call).toMatchObject({ method: 'POST', path: '/wp-json/wc/v3/orders', body: '{"a":1}' })
    expect(call?.headers['x-key']).toBe('k')
    expect(Object.fromEntries(call?.query ?? [])).toEqual({ page: '2', include: '1,2' })
  })

  test('may answer without a body', async () => {
    const response = await at.ask('/woocommerce/x', { method: 'DELETE' })
    expect([response.status, await response.text()]).toEqual([204, ''])
  })

  test('is nowhere else', async () => {
    expect((await at.ask('/etsy/orders')).status).toBe(404)
    expect((await at.ask('/')).status).toBe(404)
  })

  test('that fails by its own bug answers 500 and says so once', async () => {
    expect((await at.ask('/woocommerce/broken')).status).toBe(500)
    expect(at.logged).toEqual(['sandbox failed on GET /woocommerce/broken: Error: a bug of the sandbox'])
    expect((await at.ask('/woocommerce/x')).status).toBe(200)
  })

  test('takes no body over 1 MiB', async () => {
    const post = (bytes: number) => at.ask('/woocommerce/x', { method: 'POST', body: 'x'.repeat(bytes) })
    expect((await post(1_048_576)).status).toBe(200)
    expect((await post(1_048_577)).status).toBe(413)
    expect(at.shop.calls).toHaveLength(1)
  })
})

describe('faults of the API', () => {
  test('strike as often as asked for, one after the other, and never the controls', async () => {
    await at.control('faults', { throttle: 2, retryAfterSeconds: 9, error: 1 })
    const answers: [number, string | null][] = []
    for (let call = 0; call < 4; call++) {
      await at.state()
      const response = await at.ask('/woocommerce/x')
      answers.push([response.status, response.headers.get('retry-after')])
    }
    expect(answers).toEqual([
      [429, '9'],
      [429, '9'],
      [500, null],
      [200, null],
    ])
    expect(at.host.faults('woocommerce')).toMatchObject({ throttle: 0, error: 0 })
    expect(at.shop.calls).toHaveLength(1)
  })

  test('let a call hang until its caller gives up, and then no more', async () => {
    at.host.setFaults('woocommerce', { hang: 1 })
    const givingUp = new AbortController()
    const hanging = at.ask('/woocommerce/x', { signal: givingUp.signal })
    await vi.waitFor(() => expect(at.host.faults('woocommerce').hang).toBe(0))
    expect((await at.ask('/woocommerce/x')).status).toBe(200)
    givingUp.abort()
    await expect(hanging).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('do not keep the host from closing', async () => {
    at.host.setFaults('woocommerce', { hang: 1 })
    const hanging = at.ask('/woocommerce/x').catch((error: unknown) => error)
    await vi.waitFor(() => expect(at.host.faults('woocommerce').hang).toBe(0))
    await closers.pop()?.()
    expect(await hanging).toBeInstanceOf(Error)
  })
})

describe('a webhook', () => {
  test('is posted as JSON with its signed headers, and counted', async () => {
    at.send('{"id":1}')
    await arrived(at.hook, 1)
    expect(at.hook.got).toEqual([{ body: '{"id":1}', type: 'application/json', signature: 's1' }])
    await counted({ delivered: 1, failed: 0, lastDeliveredAt: '2026-02-01T12:30:00.000Z' })
  })

  test('that is not taken is sent again after 1, 2 and 4 seconds', async () => {
    at.hook.answers.push(500, 503, 404)
    at.send('{"id":1}')
    expect([await at.time.next(), await at.time.next(), await at.time.next()]).toEqual([1_000, 2_000, 4_000])
    await arrived(at.hook, 4)
    await counted({ delivered: 1, failed: 0 })
    expect(at.logged).toEqual([])
  })

  test('that is never taken is given up after three retries, with one line in the log', async () => {
    at.hook.answers.push(500, 500, 500, 500)
    at.send('{"id":1}')
    for (let retry = 0; retry < 3; retry++) await at.time.next()
    await counted({ delivered: 0, failed: 1 })
    expect([at.hook.got.length, at.time.waits.length]).toEqual([4, 0])
    expect(at.logged).toEqual(['woocommerce: gave up on a webhook after 4 tries: answered 500'])
  })

  test('comes as often as copies says', async () => {
    at.host.setFaults('woocommerce', { copies: 3 })
    at.send('{"id":1}')
    await counted({ delivered: 3 })
    expect(at.hook.got.map(({ body }) => body)).toEqual(['{"id":1}', '{"id":1}', '{"id":1}'])
  })

  test('is held back as long as the delay says', async () => {
    at.host.setFaults('woocommerce', { delayMs: 30_000 })
    at.send('{"id":1}')
    expect(at.hook.got).toEqual([])
    expect(await at.time.next()).toBe(30_000)
    await arrived(at.hook, 1)
  })

  test('comes before the one that was sent before it while the order is turned', async () => {
    at.host.setFaults('woocommerce', { reorder: true })
    for (const body of ['1', '2', '3', '4']) at.send(body)
    await arrived(at.hook, 4)
    const order = at.hook.got.map(({ body }) => body)
    expect(order.indexOf('2')).toBeLessThan(order.indexOf('1'))
    expect(order.indexOf('4')).toBeLessThan(order.indexOf('3'))
  })

  test('that waits for a second one in vain goes alone', async () => {
    at.host.setFaults('woocommerce', { reorder: true })
    at.send('1')
    expect(await at.time.next()).toBe(5_000)
    await arrived(at.hook, 1)
  })

  test('is not sent at all while the shop is silent', async () => {
    at.host.setFaults('woocommerce', { silent: true })
    at.send('1')
    at.host.setFaults('woocommerce', { silent: false })
    at.send('2')
    await counted({ delivered: 1 })
    expect(at.hook.got.map(({ body }) => body)).toEqual(['2'])
  })

  test('of a shop without an address is a failure that the log tells', async () => {
    const logged: string[] = []
    const host: SandboxHost = await startSandboxes({
      port: 0,
      host: '127.0.0.1',
      sandboxes: new Map([['shopify', at.shop.sandbox]]),
      webhookUrls: new Map(),
      now: () => new Date(0),
      log: (line) => logged.push(line),
    })
    closers.push(host.close)
    host.deliver('shopify', { headers: {}, body: '1' })
    await vi.waitFor(() => expect(logged).toHaveLength(1))
    expect(() => host.deliver('etsy', { headers: {}, body: '1' })).toThrow(RangeError)
  })
})

describe('the controls', () => {
  test('tell what the shop shows, which faults are on and what became of webhooks', async () => {
    expect(await at.state()).toEqual({
      shown: [{ sku: 'MUG', listing: '90', quantity: 5, priceCents: 1999 }],
      extras: ['tip'],
      acts: ['cancel', 'refund'],
      faults: {
        throttle: 0,
        retryAfterSeconds: 2,
        error: 0,
        hang: 0,
        copies: 1,
        delayMs: 0,
        reorder: false,
        silent: false,
      },
      delivered: 0,
      failed: 0,
      lastDeliveredAt: null,
    })
  })

  test('let a buyer order and cancel', async () => {
    const lines = [{ sku: 'MUG', quantity: 2 }]
    const buyer = { name: 'Thabo', email: 't@example.co.za', phone: '', address: '' }
    expect(await at.control('orders', { lines, buyer })).toEqual({ status: 201, json: { id: '7000' } })
    expect((await at.control('orders', { lines })).status).toBe(201)
    expect(await at.control('orders/7000/cancel', {})).toEqual({ status: 200, json: { id: '7000' } })
    expect(at.shop.done).toEqual(['ordered 2 by Thabo', 'ordered 2 by Nomsa Dlamini', 'cancelled 7000'])
  })

  test('let an order be unusual, and other things become of it', async () => {
    const lines = [{ sku: 'MUG', quantity: 1 }]
    expect((await at.control('orders', { lines, extras: ['tip'] })).status).toBe(201)
    expect(await at.control('orders/7000/refund', {})).toEqual({ status: 200, json: { id: '7000' } })
    expect(at.shop.done).toEqual(['ordered 1 by Nomsa Dlamini with tip', 'refunded 7000'])
  })

  test('edit stock behind our back', async () => {
    expect(await at.control('stock', { sku: 'MUG', quantity: 41 })).toMatchObject({ status: 200 })
    expect(await at.state()).toMatchObject({ shown: [{ sku: 'MUG', quantity: 41 }] })
  })

  test('change only the faults that are named', async () => {
    await at.control('faults', { copies: 3 })
    expect(await at.control('faults', { silent: true })).toMatchObject({
      json: { faults: { copies: 3, silent: true } },
    })
  })

  test.each([
    { path: 'faults', body: { copies: 0 }, status: 400 },
    { path: 'faults', body: { unheard: 1 }, status: 400 },
    { path: 'faults', body: [], status: 400 },
    { path: 'orders', body: { lines: [] }, status: 400 },
    { path: 'orders', body: { lines: [{ sku: 'MUG', quantity: 0 }] }, status: 400 },
    { path: 'orders', body: { lines: [{ sku: 'CUP', quantity: 1 }] }, status: 404 },
    { path: 'orders', body: { lines: [{ sku: 'MUG', quantity: 1 }], extras: ['fee'] }, status: 404 },
    { path: 'orders/7001/cancel', body: {}, status: 404 },
    { path: 'orders/7000/toString', body: {}, status: 404 },
    { path: 'stock', body: { sku: 'MUG', quantity: -1 }, status: 400 },
    { path: 'stock', body: { sku: 'CUP', quantity: 1 }, status: 404 },
    { path: 'prices', body: {}, status: 404 },
  ])('refuse $path with $body by $status and change nothing', async ({ path, body, status }) => {
    const before = await at.state()
    expect(await at.control(path, body)).toMatchObject({ status, json: { error: expect.any(String) } })
    expect([await at.state(), at.shop.done]).toEqual([before, []])
  })

  test('take changes by POST only, and no broken JSON', async () => {
    expect((await at.ask('/woocommerce/_sandbox/stock')).status).toBe(405)
    const broken = await at.ask('/woocommerce/_sandbox/stock', { method: 'POST', body: '{' })
    expect(broken.status).toBe(400)
  })
})
