import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { orders, orderUpdate } from '@fluxori/contract/orders/orders'
import { movements, stockUpdate } from '@fluxori/contract/stock/stock'
import { readDocument } from '../../src/store/documents.ts'
import { merchant, there } from './journey.ts'
import { openPeople, problemIn, type People, type Sent } from './people.ts'

/** What members do to stock and orders, and what they are told. */
let people: People

beforeAll(async () => {
  people = await openPeople()
})
afterAll(() => people.close())

const change = {
  kind: 'adjust',
  sku: 'MUG',
  warehouse: 'jhb',
  state: 'onHand',
  delta: -1,
  reason: 'broken in store',
} as const
const adjust = (sent: Partial<Sent> = {}, changed: object = {}) =>
  people.send({
    to: 'stock-update',
    body: { merchantId: merchant, change: { ...change, ...changed } },
    ...sent,
  })
const available = async (sku: string) => (await people.journey.stock(sku)).available

describe('stock-update', () => {
  test('answers what is available now', async () => {
    const before = await available('MUG')
    const answer = await adjust({ key: 'adjust-1' })
    expect(answer.status).toBe(200)
    expect(stockUpdate.response.parse(JSON.parse(answer.text))).toEqual({
      command: 'key:adjust-1',
      stock: [{ sku: 'MUG', available: before - 1 }],
    })
  })

  test('refuses with the reason and the figures, and moves nothing', async () => {
    const answer = await adjust({}, { sku: 'TRAY', delta: -11 })
    expect(answer.status).toBe(409)
    expect(problemIn(answer)).toMatchObject({ reason: 'not-enough-stock', facts: { sku: 'TRAY' } })
    expect(await available('TRAY')).toBe(10)
  })

  test('sent three times at once under one key is one movement', async () => {
    const before = { level: await available('MUG'), moved: (await people.journey.all(movements)).length }
    const key = people.fresh('key-of-test')
    const answers = await Promise.all([adjust({ key }), adjust({ key }), adjust({ key })])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(await available('MUG')).toBe(before.level - 1)
    expect(await people.journey.all(movements)).toHaveLength(before.moved + 1)
  })

  test('moves nothing for a key that stood for something else', async () => {
    const key = people.fresh('key-of-test')
    await adjust({ key })
    const level = await available('MUG')
    expect(problemIn(await adjust({ key }, { delta: -2 })).reason).toBe('idempotency-key-reused')
    expect(await available('MUG')).toBe(level)
  })
})

describe('order-update', () => {
  const act = (orderId: string, action: object, key = people.fresh('key-of-test')) =>
    people.send({ to: 'order-update', key, body: { merchantId: merchant, orderId, action } })

  test('ships an order and answers its status, once', async () => {
    const [orderId, key] = [await people.freshOrder(), people.fresh('key-of-test')]
    const shipping = { kind: 'ship', lines: null, tracking: null }
    const answer = await act(orderId, shipping, key)
    expect(orderUpdate.response.parse(JSON.parse(answer.text))).toEqual({
      command: `key:${key}`,
      orderId,
      status: 'shipped',
    })
    expect((await act(orderId, shipping, key)).text).toBe(answer.text)
    const again = await act(orderId, shipping)
    expect([again.status, problemIn(again).reason]).toEqual([409, 'already-shipped'])
  })

  test('cancels an order, and frees what it held', async () => {
    const before = await available('MUG')
    const orderId = await people.freshOrder()
    expect(await available('MUG')).toBe(before - 1)
    expect((await act(orderId, { kind: 'cancel', reason: 'wanted blue' })).status).toBe(200)
    expect(await available('MUG')).toBe(before)
    const order = there(await readDocument(people.journey.db, orders, { merchant, order: orderId }))
    expect(order.status).toBe('cancelled')
  })
})
