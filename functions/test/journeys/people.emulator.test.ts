import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { journal } from '@fluxori/contract/journal'
import { Problem, Role } from '@fluxori/contract/kernel'
import { members, type Member } from '@fluxori/contract/merchants'
import { orders, orderUpdate as orderContract } from '@fluxori/contract/orders'
import { movements, stockUpdate as stockContract } from '@fluxori/contract/stock'
import { Fault } from '../../src/domain/fault.ts'
import { orderUpdate } from '../../src/operations/http/order-update.ts'
import { stockUpdate } from '../../src/operations/http/stock-update.ts'
import type { Services } from '../../src/services.ts'
import type { VerifyToken } from '../../src/token.ts'
import { reference } from '../../src/store/documents.ts'
import { serve, type Served } from '../serve.ts'
import { openShop } from '../shop.ts'
import { merchant, openJourney, type Journey } from './journey.ts'

const origin = 'https://app.fluxori.co.za'
const verifyToken: VerifyToken = (token) => {
  if (token === 'expired') return Promise.resolve({ kind: 'expired' })
  const uid = /^token-of-(.+)$/.exec(token)?.[1]
  return Promise.resolve(uid === undefined ? { kind: 'invalid' } : { kind: 'valid', token: { uid } })
}

let journey: Journey
let order: string
let services: Services
const served: Record<'stock-update' | 'order-update', Served | null> = {
  'stock-update': null,
  'order-update': null,
}
const log: string[] = []

const usual = () => ({
  ...journey.services,
  verifyToken,
  environment: { ...journey.services.environment, origins: [origin] },
})

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    log.push(String(chunk))
    return true
  })
  journey = await openJourney({ MUG: 1_000, TRAY: 10 })
  services = usual()
  const batch = journey.db.batch()
  const member = (of: string, uid: string, role: Role, state: Member['state'] = 'active') =>
    batch.set(reference(journey.db, members, { merchant: of, uid }), {
      uid,
      role,
      state,
      email: '',
      name: uid,
    } satisfies Member)
  for (const role of Role.options) member(merchant, role, role)
  member(merchant, 'removed', 'owner', 'removed')
  member('other', 'owner-of-other', 'owner')
  await batch.commit()
  await openShop(journey.db, { merchant: 'other', units: { MUG: 5 } })
  journey.shops.shopify.order('MUG', 2)
  await journey.takeIn('shopify')
  order = (await journey.all(orders))[0]?.id ?? ''
  served['stock-update'] = await serve(stockUpdate, () => services)
  served['order-update'] = await serve(orderUpdate, () => services)
})
afterAll(async () => {
  vi.restoreAllMocks()
  for (const one of Object.values(served)) await one?.close()
  await journey.close()
})

type Sent = Readonly<{
  to?: keyof typeof served
  uid?: string | null
  token?: string
  key?: string | null
  body?: unknown
  raw?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
  method?: string
}>

const change = {
  kind: 'adjust',
  sku: 'MUG',
  warehouse: 'jhb',
  state: 'onHand',
  delta: -1,
  reason: 'broken in store',
} as const
const adjusting = { merchantId: merchant, change }
const cancelling = () => ({ merchantId: merchant, orderId: order, action: { kind: 'allocate' } })
let keys = 0
const freshKey = () => `key-of-test-${(keys += 1)}`

async function send({
  to = 'stock-update',
  uid = 'owner',
  token,
  key = freshKey(),
  body = adjusting,
  raw,
  headers = {},
  method = 'POST',
}: Sent) {
  const bearer = token ?? (uid === null ? null : `token-of-${uid}`)
  const response = await fetch(served[to]?.url ?? '', {
    method,
    headers: {
      'content-type': 'application/json',
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      ...(key === null ? {} : { 'idempotency-key': key }),
      ...headers,
    },
    ...(method === 'GET' || method === 'OPTIONS' ? {} : { body: raw ?? JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text }
}

const problemIn = ({ text, headers }: Awaited<ReturnType<typeof send>>): Problem => {
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
  return Problem.parse(JSON.parse(text))
}
const written = async () =>
  (await journey.db.collection(`merchants/${merchant}/journal`).count().get()).data().count

/** Sends what must be refused, and answers the reason. Nothing may come of it. */
async function refusedBy(sent: Sent): Promise<Readonly<{ status: number; reason: string }>> {
  const before = await written()
  const answer = await send(sent)
  const { reason, status } = problemIn(answer)
  expect(status).toBe(answer.status)
  expect(await written()).toBe(before)
  return { status, reason }
}

const doors = [
  { to: 'stock-update', body: () => adjusting },
  { to: 'order-update', body: cancelling },
] as const

describe.each(doors)('$to', ({ to, body }) => {
  test.each([
    { who: 'nobody', by: { uid: null }, then: { status: 401, reason: 'not-signed-in' } },
    {
      who: 'somebody with a token that is none',
      by: { token: 'garbage' },
      then: { status: 401, reason: 'not-signed-in' },
    },
    {
      who: 'a member whose sign-in has expired',
      by: { token: 'expired' },
      then: { status: 401, reason: 'token-expired' },
    },
    { who: 'a stranger', by: { uid: 'stranger' }, then: { status: 403, reason: 'not-a-member' } },
    {
      who: 'the owner of another merchant',
      by: { uid: 'owner-of-other' },
      then: { status: 403, reason: 'not-a-member' },
    },
    {
      who: 'a member who was removed',
      by: { uid: 'removed' },
      then: { status: 403, reason: 'not-a-member' },
    },
    { who: 'an accountant', by: { uid: 'accountant' }, then: { status: 403, reason: 'not-allowed' } },
    { who: 'a viewer', by: { uid: 'viewer' }, then: { status: 403, reason: 'not-allowed' } },
  ])('refuses $who', async ({ by, then }) => {
    expect(await refusedBy({ to, body: body(), ...by })).toEqual(then)
  })

  test.each(['owner', 'manager', 'operator'])('takes the command of an %s', async (uid) => {
    const key = freshKey()
    await send({ to, body: body(), uid, key })
    expect(await journey.all(journal)).toContainEqual(
      expect.objectContaining({ kind: to, actor: { kind: 'member', uid } }),
    )
  })

  test.each([
    { what: 'an unknown field', spoil: { surprise: 1 } },
    { what: 'a field of the wrong type', spoil: { change: 'all', action: 'all' } },
    { what: 'a missing merchant', spoil: { merchantId: undefined } },
  ])('refuses $what, and names it', async ({ spoil }) => {
    const answer = await send({ to, body: { ...body(), ...spoil } })
    expect(answer.status).toBe(400)
    expect(problemIn(answer)).toMatchObject({
      reason: 'invalid-request',
      issues: expect.arrayContaining([{ path: expect.any(String), message: expect.any(String) }]),
    })
  })

  test.each([
    { what: 'no key', key: null, then: { status: 400, reason: 'idempotency-key-missing' } },
    { what: 'a key of no use', key: 'a b', then: { status: 400, reason: 'idempotency-key-missing' } },
  ])('refuses $what', async ({ key, then }) => {
    expect(await refusedBy({ to, body: body(), key })).toEqual(then)
  })

  test.each([
    { what: 'what is not JSON', raw: '{"merchantId":', then: { status: 400, reason: 'invalid-json' } },
    { what: 'nothing', raw: '', then: { status: 400, reason: 'invalid-json' } },
    { what: 'JSON that is no object', raw: 'null', then: { status: 400, reason: 'invalid-request' } },
    {
      what: 'a byte more than a mebibyte',
      raw: 'x'.repeat(1024 * 1024 + 1),
      then: { status: 413, reason: 'too-large' },
    },
  ])('refuses $what', async ({ raw, then }) => {
    expect(await refusedBy({ to, raw })).toEqual(then)
  })

  test('reads a body of a whole mebibyte', async () => {
    const whole = JSON.stringify(body()).padEnd(1024 * 1024, ' ')
    expect((await send({ to, raw: whole })).status).not.toBe(413)
  })

  test('refuses a compressed body, whatever is in it', async () => {
    const raw = new Uint8Array(gzipSync(JSON.stringify(body())))
    expect(await refusedBy({ to, raw, headers: { 'content-encoding': 'gzip' } })).toEqual({
      status: 415,
      reason: 'compressed',
    })
  })

  test.each(['GET', 'PUT', 'DELETE'])('refuses %s', async (method) => {
    expect(await refusedBy({ to, method })).toEqual({ status: 405, reason: 'method-not-allowed' })
  })

  test('lets the browser of our own origin call, and no other', async () => {
    const asked = { to, method: 'OPTIONS', uid: null, key: null } as const
    const ours = await send({ ...asked, headers: { origin, 'access-control-request-method': 'POST' } })
    expect(ours.status).toBe(204)
    expect(ours.headers.get('access-control-allow-origin')).toBe(origin)
    expect(ours.headers.get('access-control-allow-headers')).toContain('idempotency-key')
    const others = await send({
      ...asked,
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(others.headers.get('access-control-allow-origin')).toBeNull()
    expect(
      (await send({ to, body: body(), uid: null, headers: { origin } })).headers.get(
        'access-control-allow-origin',
      ),
    ).toBe(origin)
  })

  test.each([
    {
      what: 'a store that is away',
      thrown: new Fault('unavailable', 'secret-host:8080 refused'),
      then: [503, 'unavailable'],
    },
    {
      what: 'Firestore being down',
      thrown: Object.assign(new Error('14 UNAVAILABLE: secret-host'), { code: 14 }),
      then: [503, 'unavailable'],
    },
    {
      what: 'Firestore being slow',
      thrown: Object.assign(new Error('4 DEADLINE_EXCEEDED: secret-host'), { code: 4 }),
      then: [503, 'unavailable'],
    },
    { what: 'a mistake of ours', thrown: new TypeError('secret-host is undefined'), then: [500, 'failed'] },
  ])('says of $what nothing but whether to try again', async ({ thrown, then }) => {
    services = { ...usual(), submit: () => Promise.reject(thrown) }
    const answer = await send({ to, body: body() })
    services = usual()
    expect([answer.status, problemIn(answer).reason]).toEqual(then)
    expect(answer.text).not.toMatch(/secret-host|at .*\.ts|Error/)
    expect(log.at(-1)).toContain('secret-host')
  })
})

describe('stock-update', () => {
  test('answers what is available now', async () => {
    const before = (await journey.stock('MUG')).available
    const answer = await send({ key: 'adjust-1' })
    expect(answer.status).toBe(200)
    expect(stockContract.response.parse(JSON.parse(answer.text))).toEqual({
      command: 'key:adjust-1',
      stock: [{ sku: 'MUG', available: before - 1 }],
    })
  })

  test('refuses with the reason and the figures, and moves nothing', async () => {
    const answer = await send({
      body: { merchantId: merchant, change: { ...change, sku: 'TRAY', delta: -11 } },
    })
    expect(answer.status).toBe(409)
    const { reason, facts } = problemIn(answer)
    expect(stockContract.refusals).toContain(reason)
    expect(reason).toBe('not-enough-stock')
    expect(facts).toMatchObject({ sku: 'TRAY' })
    expect(await journey.stock('TRAY')).toMatchObject({ available: 10 })
  })

  test('sent twice at once under one key is one change, and one answer', async () => {
    const before = {
      level: (await journey.stock('MUG')).available,
      moved: (await journey.all(movements)).length,
    }
    const key = freshKey()
    const answers = await Promise.all([send({ key }), send({ key }), send({ key })])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect((await journey.stock('MUG')).available).toBe(before.level - 1)
    expect(await journey.all(movements)).toHaveLength(before.moved + 1)
  })

  test("refuses a key that stood for something else, or was somebody else's, and writes nothing", async () => {
    const key = freshKey()
    await send({ key })
    const level = (await journey.stock('MUG')).available
    const other = { merchantId: merchant, change: { ...change, delta: -2 } }
    expect(await refusedBy({ key, body: other })).toEqual({ status: 422, reason: 'idempotency-key-reused' })
    expect(await refusedBy({ key, uid: 'manager' })).toEqual({
      status: 422,
      reason: 'idempotency-key-reused',
    })
    expect(await refusedBy({ key, to: 'order-update', body: cancelling() })).toEqual({
      status: 422,
      reason: 'idempotency-key-reused',
    })
    expect((await journey.stock('MUG')).available).toBe(level)
  })

  test('under one key of two merchants is two commands', async () => {
    const key = freshKey()
    await send({ key })
    const body = { ...adjusting, merchantId: 'other' }
    expect((await send({ key, uid: 'owner-of-other', body })).status).toBe(200)
  })
})

describe('order-update', () => {
  test('ships an order and answers its status', async () => {
    const key = freshKey()
    const body = {
      merchantId: merchant,
      orderId: order,
      action: { kind: 'ship', lines: null, tracking: null },
    }
    const answer = await send({ to: 'order-update', key, body })
    expect(answer.status).toBe(200)
    const told = orderContract.response.parse(JSON.parse(answer.text))
    expect(told).toEqual({ command: `key:${key}`, orderId: order, status: 'shipped' })
    expect((await send({ to: 'order-update', key, body })).text).toBe(answer.text)
    const again = await send({ to: 'order-update', body })
    expect([again.status, orderContract.refusals.includes(problemIn(again).reason)]).toEqual([409, true])
  })

  test('does not reach an order of another merchant', async () => {
    const body = { merchantId: 'other', orderId: order, action: { kind: 'cancel', reason: 'not mine' } }
    const answer = await send({ to: 'order-update', uid: 'owner-of-other', body })
    expect([answer.status, problemIn(answer).reason]).toEqual([409, 'unknown-order'])
    expect((await journey.all(orders))[0]?.status).not.toBe('cancelled')
  })
})

test('what is logged names no token, no key and nothing of the body', () => {
  expect(log.length).toBeGreaterThan(50)
  expect(log.filter((line) => /token-of|key-of-test|broken in store/.test(line))).toEqual([])
})
