import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Role } from '@fluxori/contract/kernel'
import { operations } from '@fluxori/contract/operations'
import { Fault } from '../../src/domain/fault.ts'
import * as main from '../../src/main.ts'
import { openPeople, origin, problemIn, type People, type Sent } from './people.ts'
import { requestSamples, type RequestSample } from './request-samples.ts'

/** Who may come through the door of each operation, and what is said to everybody and everything else. */
let people: People

beforeAll(async () => {
  people = await openPeople()
})
afterAll(() => people.close())

test('every operation of the contract is a function for people, and stands in the table of request samples', () => {
  const names = operations.map(({ name }) => name).toSorted()
  const served = Object.values(main).filter(({ trigger }) => trigger.kind === 'http')
  expect(served.map(({ name }) => name).toSorted()).toEqual(names)
  expect(Object.keys(requestSamples).toSorted()).toEqual(names)
})

const tested = operations.flatMap(({ name, roles }) => {
  const sample = requestSamples[name]
  return sample === undefined ? [] : [{ to: name, roles, sample }]
})

describe.each(tested)('$to', ({ to, roles, sample }) => {
  const body = (): Promise<object> => Promise.resolve(sample.body(people))

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
      who: 'an owner who was removed',
      by: { uid: 'removed' },
      then: { status: 403, reason: 'not-a-member' },
    },
  ])('refuses $who', async ({ by, then }) => {
    expect(await people.refusedBy({ to, body: await body(), ...by })).toEqual(then)
  })

  test.each(Role.options)('is done for the %s, if at all', async (uid) => {
    const sent: Sent = { to, body: await body(), uid }
    if (roles.includes(uid)) expect(await people.send(sent)).toMatchObject({ status: 200 })
    else expect(await people.refusedBy(sent)).toEqual({ status: 403, reason: 'not-allowed' })
  })

  test.each([
    { what: 'an unknown field', spoil: { surprise: 1 } },
    { what: 'fields of the wrong type', spoil: { change: 'all', action: 'all', fields: 'all' } },
    { what: 'a missing merchant', spoil: { merchantId: undefined } },
    { what: 'a merchant that is none', spoil: { merchantId: ['shop'] } },
  ])('refuses $what, and names it', async ({ spoil }) => {
    const spoilt = { ...(await body()), ...spoil }
    const before = await people.traces()
    const answer = await people.send({ to, body: spoilt })
    expect(answer.status).toBe(400)
    expect(problemIn(answer)).toMatchObject({
      reason: 'invalid-request',
      issues: expect.arrayContaining([{ path: expect.any(String), message: expect.any(String) }]),
    })
    expect(await people.traces()).toBe(before)
  })

  test.each([
    { what: 'no key', key: null },
    { what: 'a key of no use', key: 'a b' },
    { what: 'a key that is too short', key: 'a' },
  ])('refuses $what', async ({ key }) => {
    const then = { status: 400, reason: 'idempotency-key-missing' }
    expect(await people.refusedBy({ to, body: await body(), key })).toEqual(then)
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
    expect(await people.refusedBy({ to, raw })).toEqual(then)
  })

  test('reads a body of a whole mebibyte', async () => {
    const whole = JSON.stringify(await body()).padEnd(1024 * 1024, ' ')
    expect((await people.send({ to, raw: whole })).status).toBe(200)
  })

  test('refuses a compressed body, whatever is in it', async () => {
    const raw = new Uint8Array(gzipSync(JSON.stringify(await body())))
    expect(await people.refusedBy({ to, raw, headers: { 'content-encoding': 'gzip' } })).toEqual({
      status: 415,
      reason: 'compressed',
    })
  })

  test.each(['GET', 'PUT', 'DELETE'])('refuses %s', async (method) => {
    expect(await people.refusedBy({ to, method })).toEqual({ status: 405, reason: 'method-not-allowed' })
  })

  browserTests(to)
  faultTests(to, sample)
})

function browserTests(to: string): void {
  test('lets the browser of our own origin call, and no other', async () => {
    const asked = { to, method: 'OPTIONS', uid: null, key: null } as const
    const preflight = { 'access-control-request-method': 'POST' }
    const ours = await people.send({ ...asked, headers: { origin, ...preflight } })
    expect(ours.status).toBe(204)
    expect(ours.headers.get('access-control-allow-origin')).toBe(origin)
    expect(ours.headers.get('access-control-allow-headers')).toContain('idempotency-key')
    const others = await people.send({ ...asked, headers: { origin: 'https://evil.example', ...preflight } })
    expect(others.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('lets our own origin read what was refused, and when that was', async () => {
    const { headers } = await people.send({ to, body: {}, uid: null, headers: { origin } })
    expect(headers.get('access-control-allow-origin')).toBe(origin)
    expect(headers.get('access-control-expose-headers')).toBe('date')
    expect(Math.abs(Date.parse(headers.get('date') ?? '') - Date.now())).toBeLessThan(5_000)
  })
}

function faultTests(to: string, sample: RequestSample): void {
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
    const fails = () => Promise.reject(thrown)
    const broken = {
      journal: { ...people.usual.journal, submit: fails },
      people: { updateMember: fails, updateCase: fails },
      schedules: { ...people.usual.schedules, update: fails },
    }
    const body = await sample.body(people)
    const answer = await people.instead(broken, () => people.send({ to, body }))
    expect([answer.status, problemIn(answer).reason]).toEqual(then)
    expect(answer.text).not.toMatch(/secret-host|at .*\.ts|Error/)
    expect(people.log.at(-1)).toContain('secret-host')
  })
}

test('a token that could not be checked signs nobody out', async () => {
  const verifyToken = () => Promise.reject(new Fault('unavailable', 'no keys'))
  const [one] = tested
  const sent = { to: one?.to ?? '', body: await one?.sample.body(people) }
  expect(await people.instead({ verifyToken }, () => people.refusedBy(sent))).toEqual({
    status: 503,
    reason: 'unavailable',
  })
})

test('what is logged names no token, no key, no person and nothing of the body', () => {
  expect(people.log.length).toBeGreaterThan(200)
  expect(
    people.log.filter((line) => /token-of|key-of-test|broken in store|Zoleka|@karoo/.test(line)),
  ).toEqual([])
})
