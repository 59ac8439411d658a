import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { channels } from '@fluxori/contract/channels/channels'
import { merchants } from '@fluxori/contract/merchant/merchant'
import { products } from '@fluxori/contract/products/products'
import { warehouses } from '@fluxori/contract/warehouses/warehouses'
import { readDocument } from '../../src/store/documents.ts'
import { merchant } from './journey.ts'
import { openPeople, problemIn, type People, type Sent } from './people.ts'
import { productFields, warehouseFields } from './request-samples.ts'

/** What members say of products, warehouses, connections and the merchant itself, and what they are told. */
let people: People

beforeAll(async () => {
  people = await openPeople()
})
afterAll(() => people.close())

const ask = (to: string, body: object, sent: Partial<Sent> = {}) =>
  people.send({ to, body: { merchantId: merchant, ...body }, ...sent })
const answered = async (to: string, body: object) => {
  const key = people.fresh('key-of-test')
  const { status, text } = await ask(to, body, { key })
  return { status, answer: JSON.parse(text), command: `key:${key}` }
}
/** The reason of a refusal, and the field that it stands at. */
const refused = async (to: string, body: object) => {
  const problem = problemIn(await ask(to, body))
  return [problem.status, problem.reason, ...(problem.issues ?? []).map(({ path }) => path)]
}
const barcode = '6001240100011'

describe('product-update', () => {
  const creates = (sku: string, fields: object = {}) => ({
    change: { kind: 'create', sku, fields: { ...productFields, ...fields } },
  })
  const edits = (sku: string, fields: object) => ({ change: { kind: 'edit', sku, fields } })
  const product = (sku: string) => readDocument(people.journey.db, products, { merchant, sku })

  test('creates a product, and answers its SKU', async () => {
    const { status, answer, command } = await answered('product-update', creates('JUG', { barcode }))
    expect([status, answer]).toEqual([200, { command, sku: 'JUG' }])
    expect(await product('JUG')).toMatchObject({ ...productFields, barcode, sku: 'JUG' })
  })

  test('edits only what is named', async () => {
    const before = await product('MUG')
    expect((await answered('product-update', edits('MUG', { brand: 'Kalahari' }))).status).toBe(200)
    expect(await product('MUG')).toMatchObject({ title: before?.title, brand: 'Kalahari' })
  })

  test('takes both edits of two members at once, of different fields', async () => {
    const answers = await Promise.all([
      ask('product-update', edits('TRAY', { weightGrams: 900 }), { uid: 'owner' }),
      ask('product-update', edits('TRAY', { costCents: 7_700 }), { uid: 'manager' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await product('TRAY')).toMatchObject({ weightGrams: 900, costCents: 7_700 })
  })

  test.each([
    { what: 'a SKU that is taken', body: creates('MUG'), then: [409, 'sku-taken', 'change.sku'] },
    {
      what: 'a SKU that is unknown',
      body: edits('NONE', { brand: 'x' }),
      then: [409, 'unknown-sku', 'change.sku'],
    },
    {
      what: 'a barcode that is taken',
      body: edits('MUG', { barcode }),
      then: [409, 'barcode-taken', 'change.fields.barcode'],
    },
    {
      what: 'a zero rate without its rule',
      body: edits('MUG', { vatClass: 'zero' }),
      then: [409, 'vat-reason-missing', 'change.fields.vatReason'],
    },
    {
      what: 'a kit of what is not there',
      body: creates('SET', { kit: [{ sku: 'NONE', quantity: 1 }] }),
      then: [409, 'unknown-component', 'change.fields.kit'],
    },
    {
      what: 'a mistyped barcode',
      body: edits('MUG', { barcode: '6001240100012' }),
      then: [400, 'invalid-request', 'change.fields.barcode'],
    },
    {
      what: 'half a cent',
      body: edits('MUG', { costCents: 0.5 }),
      then: [400, 'invalid-request', 'change.fields.costCents'],
    },
    {
      what: 'a component without a quantity',
      body: edits('MUG', { kit: [{ sku: 'TRAY', quantity: 0 }] }),
      then: [400, 'invalid-request', 'change.fields.kit.0.quantity'],
    },
  ])('refuses $what, at its field', async ({ body, then }) => {
    expect(await refused('product-update', body)).toEqual(then)
  })
})

describe('warehouse-update', () => {
  const creates = (warehouse: string, fields: object = {}) => ({
    change: { kind: 'create', warehouse, fields: { ...warehouseFields, ...fields } },
  })
  const edits = (warehouse: string, fields: object) => ({ change: { kind: 'edit', warehouse, fields } })

  test('creates a warehouse, and edits only what is named', async () => {
    const { status, answer, command } = await answered('warehouse-update', creates('plk'))
    expect([status, answer]).toEqual([200, { command, warehouse: 'plk' }])
    expect((await answered('warehouse-update', edits('plk', { priority: 7 }))).status).toBe(200)
    const known = await readDocument(people.journey.db, warehouses, { merchant, warehouse: 'plk' })
    expect(known).toEqual({ ...warehouseFields, id: 'plk', priority: 7 })
  })

  test.each([
    {
      what: 'a code that is taken',
      body: creates('jhb'),
      then: [409, 'warehouse-taken', 'change.warehouse'],
    },
    {
      what: 'one that is unknown',
      body: edits('none', { priority: 1 }),
      then: [409, 'unknown-warehouse', 'change.warehouse'],
    },
    {
      what: 'serving what is not connected',
      body: edits('jhb', { serves: ['amazon'] }),
      then: [409, 'unknown-channel', 'change.fields.serves'],
    },
    {
      what: 'an empty name',
      body: edits('jhb', { name: ' ' }),
      then: [400, 'invalid-request', 'change.fields.name'],
    },
  ])('refuses $what, at its field', async ({ body, then }) => {
    expect(await refused('warehouse-update', body)).toEqual(then)
  })
})

describe('channel-update', () => {
  const channel = () => readDocument(people.journey.db, channels, { merchant, channel: 'shopify' })

  test.each([
    { change: { kind: 'pause' }, then: { state: 'paused' } },
    { change: { kind: 'resume' }, then: { state: 'active' } },
    { change: { kind: 'rename', name: ' Web shop ' }, then: { name: 'Web shop' } },
    {
      change: { kind: 'formula', formula: { max: 5, safety: 1, shareBps: 5_000, buffer: 2 } },
      then: { formula: { max: 5, safety: 1, shareBps: 5_000, buffer: 2 } },
    },
  ])('does $change.kind, and leaves the rest', async ({ change, then }) => {
    const before = await channel()
    const { status, answer, command } = await answered('channel-update', { channelId: 'shopify', change })
    expect([status, answer]).toEqual([200, { command, channelId: 'shopify' }])
    expect(await channel()).toMatchObject({ secret: before?.secret, settings: before?.settings, ...then })
  })

  test('refuses a share of more than everything, at its field', async () => {
    const change = { kind: 'formula', formula: { max: null, safety: 0, shareBps: 10_001, buffer: 0 } }
    const then = [400, 'invalid-request', 'change.formula.shareBps']
    expect(await refused('channel-update', { channelId: 'shopify', change })).toEqual(then)
  })
})

test('merchant-update changes what is named, and nothing that an owner may not', async () => {
  const { status, answer, command } = await answered('merchant-update', { fields: { vatVendor: false } })
  expect([status, answer]).toEqual([200, { command }])
  expect(await readDocument(people.journey.db, merchants, { merchant })).toMatchObject({
    name: merchant,
    vatVendor: false,
    whenShort: 'oversold',
  })
  expect((await refused('merchant-update', { fields: { currency: 'USD' } })).slice(0, 2)).toEqual([
    400,
    'invalid-request',
  ])
})
