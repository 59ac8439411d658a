import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { WireMessage } from '../sandbox.ts'
import { shopifyLocationId } from './shop-facts.ts'
import { createShopifySandbox } from './shopify-sandbox.ts'

const buyer = {
  name: 'Sipho Nkosi',
  email: 'sipho@example.co.za',
  phone: '+27831112222',
  address: '1 Loop Street',
}
const item = { index: 0, sku: 'KETTLE-17L', barcode: null, title: 'Kettle', priceCents: 34500, quantity: 12 }

function shop() {
  const sent: WireMessage[] = []
  const sandbox = createShopifySandbox({
    items: [item],
    apiKey: 'shpat_demo',
    webhookSecret: 'hush',
    webhookUrl: 'http://127.0.0.1:5001/channel-webhook/demo/shopify',
    now: () => new Date('2026-02-01T12:30:00.250Z'),
    send: (message) => sent.push(message),
  })
  const ask = (query: string, variables: object = {}, token = 'shpat_demo') =>
    sandbox.answer({
      method: 'POST',
      path: '/admin/api/2026-07/graphql.json',
      query: new URLSearchParams(),
      headers: { 'x-shopify-access-token': token },
      body: JSON.stringify({ query, variables }),
    })
  return { sandbox, sent, ask }
}

const row = (changeFromQuantity: number | null, quantity: number) => ({
  inventoryItemId: 'gid://shopify/InventoryItem/4500000000',
  locationId: `gid://shopify/Location/${shopifyLocationId}`,
  quantity,
  changeFromQuantity,
})
const input = (...quantities: readonly object[]) => ({ name: 'available', reason: 'correction', quantities })
const set = `mutation M($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { field message code } }
}`
const codeOf = (answer: unknown) => JSON.stringify(answer).match(/"code":"(\w+)"/)?.[1] ?? 'none'
const shownBy = ({ sandbox }: ReturnType<typeof shop>) => sandbox.shown().map(({ quantity }) => quantity)

test('a wrong access token is answered with 401', () => {
  expect(shop().ask('{ nodes(ids: []) { id } }', {}, 'other')).toMatchObject({ status: 401 })
})

test('a field that the Admin API does not have is an error', () => {
  const { ask } = shop()
  expect(codeOf(ask('{ nodes(ids: ["gid://shopify/ProductVariant/4000000000"]) { colour } }'))).toBe(
    'undefinedField',
  )
})

test.each([
  { query: 'query { orders { id }', code: 'PARSE_ERROR' },
  { query: '{ nodes(ids: []) { ...Line } }', code: 'useAndDefineFragment' },
  { query: '{ node { id } }', code: 'missingRequiredArguments' },
  { query: '{ node(gid: "a") { id } }', code: 'argumentNotAccepted' },
  { query: '{ nodes(ids: []) }', code: 'selectionMismatch' },
  { query: 'query Q($id: ID) { node(id: $id) { id } }', code: 'variableMismatch' },
  { query: 'query Q($id: Gid!) { node(id: $id) { id } }', code: 'undefinedType' },
])('$query is refused as $code', ({ query, code }) => {
  expect(codeOf(shop().ask(query))).toBe(code)
})

test('a field that the Admin API has and the sandbox does not hold is no made-up value', () => {
  const { sandbox, ask } = shop()
  const id = sandbox.placeOrder({ lines: [{ sku: 'KETTLE-17L', quantity: 1 }], buyer })
  expect(ask(`{ order(id: "gid://shopify/Order/${id}") { id note } }`)).toMatchObject({
    json: {
      data: { order: { id: `gid://shopify/Order/${id}`, note: null } },
      errors: [{ path: ['order', 'note'], extensions: { code: 'NOT_IN_SANDBOX' } }],
    },
  })
})

test('aliases and named fragments are answered', () => {
  const { sandbox, ask } = shop()
  const id = sandbox.placeOrder({ lines: [{ sku: 'KETTLE-17L', quantity: 2 }], buyer })
  const query = `{ bought: order(id: "gid://shopify/Order/${id}") { ...Sums } } fragment Sums on Order { currentTotalPriceSet { shopMoney { amount } } }`
  expect(ask(query)).toMatchObject({
    headers: { 'x-shopify-api-version': '2026-07' },
    json: { data: { bought: { currentTotalPriceSet: { shopMoney: { amount: '690.00' } } } } },
  })
})

test('a version that is no longer served falls forward to the oldest that is', () => {
  const request = {
    method: 'POST',
    query: new URLSearchParams(),
    headers: { 'x-shopify-access-token': 'shpat_demo' },
  }
  const at = (version: string) =>
    shop().sandbox.answer({
      ...request,
      path: `/admin/api/${version}/graphql.json`,
      body: JSON.stringify({ query: '{ nodes(ids: []) { id } }' }),
    })
  expect(at('2026-10').headers).toEqual({ 'x-shopify-api-version': '2026-10' })
  expect(at('2024-01').headers).toEqual({ 'x-shopify-api-version': '2026-01' })
})

test('quantities are set only if the shop shows what the caller saw', () => {
  const scene = shop()
  expect(codeOf(scene.ask(set, { key: 'a', input: input(row(11, 9)) }))).toBe('CHANGE_FROM_QUANTITY_STALE')
  expect(shownBy(scene)).toEqual([12])
  expect(codeOf(scene.ask(set, { key: 'b', input: input(row(12, 9)) }))).toBe('none')
  expect(shownBy(scene)).toEqual([9])
})

test('one wrong row keeps all rows from being set', () => {
  const scene = shop()
  const wrong = { ...row(1, 1), inventoryItemId: 'gid://shopify/InventoryItem/1' }
  expect(codeOf(scene.ask(set, { key: 'a', input: input(row(12, 9), wrong) }))).toBe('INVALID_INVENTORY_ITEM')
  expect(shownBy(scene)).toEqual([12])
})

test('leaving out what was seen, or the idempotency key, is an error of the whole call', () => {
  const scene = shop()
  const { changeFromQuantity: _, ...blind } = row(12, 9)
  expect(codeOf(scene.ask(set, { key: 'a', input: input(blind) }))).toBe('INVALID_VARIABLE')
  const bare = set.replace('@idempotent(key: $key)', '').replace(', $key: String!', '')
  expect(codeOf(scene.ask(bare, { input: input(row(12, 9)) }))).toBe('BAD_REQUEST')
  expect(shownBy(scene)).toEqual([12])
})

test('a key stands for one operation', () => {
  const scene = shop()
  scene.ask(set, { key: 'a', input: input(row(12, 9)) })
  scene.sandbox.editStock('KETTLE-17L', 12)
  expect(codeOf(scene.ask(set, { key: 'a', input: input(row(12, 9)) }))).toBe('none')
  expect(shownBy(scene)).toEqual([12])
  expect(codeOf(scene.ask(set, { key: 'a', input: input(row(12, 8)) }))).toBe(
    'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
  )
  scene.ask(set, { key: 'b', input: input(row(1, 8)) })
  expect(codeOf(scene.ask(set, { key: 'b', input: input(row(1, 8)) }))).toBe(
    'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED',
  )
})

test('a query dearer than 1,000 points is refused', () => {
  const { ask } = shop()
  const query = `{ orders(first: 500, sortKey: UPDATED_AT, query: "updated_at:>='2026-01-01T00:00:00Z'") { nodes { id shippingAddress { name } } } }`
  expect(codeOf(ask(query))).toBe('MAX_COST_EXCEEDED')
})

test('a sale tells of the order, then of the stock, signed over the bytes sent', () => {
  const { sandbox, sent } = shop()
  const id = sandbox.placeOrder({ lines: [{ sku: 'KETTLE-17L', quantity: 2 }], buyer })
  expect(id).toBe('5000000000')
  expect(sent.map(({ headers }) => headers['X-Shopify-Topic'])).toEqual([
    'orders/create',
    'inventory_levels/update',
  ])
  for (const { headers, body } of sent) {
    expect(headers['X-Shopify-Hmac-Sha256']).toBe(createHmac('sha256', 'hush').update(body).digest('base64'))
  }
  expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({
    id: 5000000000,
    created_at: '2026-02-01T14:30:00+02:00',
    total_price: '690.00',
    total_tax: '90.00',
  })
  expect(JSON.parse(sent[1]?.body ?? '')).toMatchObject({ inventory_item_id: 4500000000, available: 10 })
})

test('a cancellation gives back what the sale took, once', () => {
  const scene = shop()
  const id = scene.sandbox.placeOrder({ lines: [{ sku: 'KETTLE-17L', quantity: 15 }], buyer })
  expect(shownBy(scene)).toEqual([0])
  scene.sandbox.cancelOrder(id)
  scene.sandbox.cancelOrder(id)
  expect(shownBy(scene)).toEqual([12])
})

test('an edit behind our back is told', () => {
  const { sandbox, sent } = shop()
  sandbox.editStock('KETTLE-17L', 3)
  expect(sent.map(({ body }) => JSON.parse(body).available)).toEqual([3])
})
