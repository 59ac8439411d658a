import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operations } from '@fluxori/contract/operations'
import { openPeople, problemIn, type People } from './people.ts'
import { requestSamples, foreignBody } from './request-samples.ts'

/** What a key stands for, and what another merchant's owner reaches: nothing. */
let people: People

beforeAll(async () => {
  people = await openPeople()
})
afterAll(() => people.close())

const reused = { status: 422, reason: 'idempotency-key-reused' }
const tested = operations.flatMap(({ name, roles }) => {
  const sample = requestSamples[name]
  return sample === undefined ? [] : [{ to: name, roles, sample }]
})

describe.each(tested)('$to', ({ to, roles, sample }) => {
  test('sent again under its key is one request, with the same answer', async () => {
    const sent = { to, body: await sample.body(people), key: people.fresh('key-of-test') }
    const first = await people.send(sent)
    expect(first.status).toBe(200)
    const after = await people.traces()
    expect((await people.send(sent)).text).toBe(first.text)
    expect(await people.traces()).toBe(after)
  })

  test('sent three times at once under one key is one request, with one answer', async () => {
    const sent = { to, body: await sample.body(people), key: people.fresh('key-of-test') }
    const answers = await Promise.all([people.send(sent), people.send(sent), people.send(sent)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    const after = await people.traces()
    expect((await people.send(sent)).text).toBe(answers[0]?.text)
    expect(await people.traces()).toBe(after)
  })

  test(
    sample.keepsKeys ? 'refuses its key for another request' : 'does another request, whatever its key',
    async () => {
      const key = people.fresh('key-of-test')
      expect((await people.send({ to, body: await sample.body(people), key })).status).toBe(200)
      const other = { to, body: await sample.other(people), key }
      if (sample.keepsKeys) expect(await people.refusedBy(other)).toEqual(reused)
      else expect((await people.send(other)).status).toBe(200)
    },
  )

  test.runIf(sample.keepsKeys)('refuses the key of somebody else', async () => {
    const key = people.fresh('key-of-test')
    const body = await sample.body(people)
    expect((await people.send({ to, body, key, uid: 'owner' })).status).toBe(200)
    expect(await people.refusedBy({ to, body, key, uid: 'second-owner' })).toEqual(reused)
    if (roles.includes('manager'))
      expect(await people.refusedBy({ to, body, key, uid: 'manager' })).toEqual(reused)
  })

  test.each(sample.foreign)('does not reach $what of another merchant', async ({ body, then }) => {
    const sent = { to, uid: 'owner-of-other', body: await foreignBody(body, people) }
    const before = await people.state()
    const answer = await people.send(sent)
    expect([answer.status, problemIn(answer).reason]).toEqual([409, then])
    expect(await people.state()).toEqual(before)
  })

  test('of another merchant is refused to the owner of this one', async () => {
    const body = { ...(await sample.body(people)), merchantId: 'other' }
    expect(await people.refusedBy({ to, body })).toEqual({ status: 403, reason: 'not-a-member' })
  })
})

test('a key that stood for one operation is refused by every other that keeps keys in the journal', async () => {
  const key = people.fresh('key-of-test')
  const first = requestSamples['stock-update']
  expect((await people.send({ to: 'stock-update', body: await first?.body(people), key })).status).toBe(200)
  for (const { to, sample } of tested.filter(
    ({ to }) => !/^(stock|member|alert|schedule)-update$/.test(to),
  )) {
    expect([to, await people.refusedBy({ to, body: await sample.body(people), key })]).toEqual([to, reused])
  }
})

test('one key of two merchants is two requests', async () => {
  const key = people.fresh('key-of-test')
  const body = await requestSamples['stock-update']?.body(people)
  expect((await people.send({ to: 'stock-update', body, key })).status).toBe(200)
  const theirs = { ...body, merchantId: 'other' }
  const answer = await people.send({ to: 'stock-update', uid: 'owner-of-other', body: theirs, key })
  expect(answer.status).toBe(200)
})

test('two merchants may use the same SKU, barcode and names', async () => {
  const body = await requestSamples['product-update']?.body(people)
  expect((await people.send({ to: 'product-update', body })).status).toBe(200)
  const theirs = { ...body, merchantId: 'other' }
  expect((await people.send({ to: 'product-update', uid: 'owner-of-other', body: theirs })).status).toBe(200)
})
