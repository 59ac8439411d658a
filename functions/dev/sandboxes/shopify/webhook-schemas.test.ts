import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { buyer } from '../../../src/channels/channel-scene.ts'
import { acts } from './acts.ts'
import { shopifyScene } from '../../../src/channels/shopify/shopify-scene.ts'
import { extraNames } from './new-order.ts'
import { publishedSchema } from './published-webhooks.ts'

const lines = [
  { sku: 'KETTLE-17L', quantity: 3 },
  { sku: 'TOASTER-2', quantity: 2 },
]

/** Where the example of a schema shows less than Shopify documents: a whole rate, a line that has a product, no refunds. */
const documentedWider: ReadonlyMap<string, unknown> = new Map([
  ['rate', { type: 'number' }],
  ['variant_id', { type: ['integer', 'null'] }],
  ['product_id', { type: ['integer', 'null'] }],
  ['vendor', { type: ['string', 'null'] }],
  ['fulfillment_status', { type: ['string', 'null'] }],
])

function widened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(widened)
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).map(([name, value]) => [
    name,
    documentedWider.get(name) ?? widened(value),
  ])
  const wider = Object.fromEntries(entries)
  return wider['items'] === false ? { ...wider, items: true } : wider
}

const ajv = new Ajv2020.default({ allErrors: true, strict: false })
addFormats.default(ajv)
const validators = new Map<string, ReturnType<typeof ajv.compile>>()

function wrongIn(topic: string, body: string): readonly string[] {
  const known = validators.get(topic)
  const validate =
    known ?? ajv.compile(z.record(z.string(), z.unknown()).parse(widened(publishedSchema(topic))))
  validators.set(topic, validate)
  const isValid = validate(JSON.parse(body))
  return (isValid === true ? [] : (validate.errors ?? [])).map(
    ({ instancePath, message }) => `${topic} ${instancePath}: ${message}`,
  )
}

/** All that is sent when this becomes of an order. */
function sentBy(extras: readonly string[], happenings: readonly string[]) {
  const { sandbox, sent } = shopifyScene()
  const id = sandbox.placeOrder({ lines, buyer, extras })
  for (const name of happenings) (name === 'cancel' ? sandbox.cancelOrder : sandbox.acts[name])?.(id)
  return sent.map(({ headers, body }) => ({ topic: headers['X-Shopify-Topic'] ?? '', body }))
}

test.each(extraNames)('an order with %s is sent as Shopify documents it', (extra) => {
  expect(sentBy([extra], ['fulfil']).flatMap(({ topic, body }) => wrongIn(topic, body))).toEqual([])
})

test.each([
  ...Object.keys(acts).map((name) => [name]),
  ['fulfil', 'cancel-fulfilment'],
  ['fulfil', 'return'],
  ['cancel', 'delete'],
  Object.keys(acts),
])('what is sent of %s, is as Shopify documents it', (...happenings) => {
  const sent = sentBy(['delivery', 'discount'], happenings)
  expect(sent.flatMap(({ topic, body }) => wrongIn(topic, body))).toEqual([])
})

test('every topic that the shop sends is held to its schema', () => {
  const topics = ['fulfil-part', 'cancel-fulfilment', 'fulfil', 'return', 'raise-quantity', 'add-line']
  const received = [...sentBy(['delivery'], topics), ...sentBy([], ['cancel', 'delete'])].map(
    ({ topic }) => topic,
  )
  expect([...new Set(received)].toSorted()).toEqual([
    'fulfillments/create',
    'fulfillments/update',
    'inventory_levels/update',
    'orders/cancelled',
    'orders/create',
    'orders/delete',
    'orders/edited',
    'orders/fulfilled',
    'orders/partially_fulfilled',
    'orders/updated',
    'refunds/create',
  ])
})
