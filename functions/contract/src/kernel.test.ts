import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idNamed, namedBy } from './document-names.ts'
import {
  ChannelId,
  ChannelScopedId,
  CommandId,
  Day,
  ExternalId,
  Instant,
  MerchantId,
  pathOf,
  Quantity,
  scopedId,
  Sku,
  WarehouseId,
} from './kernel.ts'
import { stock } from './stock/stock.ts'

const noNames = ['', '.', '..', '__name__', 'a\u0000b', 'a\nb', 'x'.repeat(500)]
const hostile = [...noNames, '/', 'a/b', '../x']
const documentIds = { ChannelId, ChannelScopedId, CommandId, MerchantId, WarehouseId }

describe.each(Object.entries(documentIds))('%s, which names a document,', (_, id) => {
  test.each(hostile)('refuses %j', (text) => {
    expect(id.safeParse(text).success).toBe(false)
  })
})

test.each(['', '/', 'a/b', '../x', 'a\u0000b', 'a b', 'x'.repeat(201)])(
  'an external id refuses %j',
  (text) => {
    expect(ExternalId.safeParse(text).success).toBe(false)
  },
)

test.each(noNames)('%j is no SKU', (text) => {
  expect(Sku.safeParse(text).success).toBe(false)
})

const skus = [
  'KETTLE-2L',
  'kettle 2 l',
  'Rooibos & Honey',
  'ketel-ë',
  '...',
  'a.b',
  '__draft',
  'T/BLK/M',
  '../x',
]

test.each([...skus, '红茶', 'x'.repeat(255)])('%j is a SKU', (text) => {
  expect(Sku.parse(text)).toBe(text)
})

test('composed and decomposed letters are the same SKU', () => {
  expect(Sku.parse('CAFE\u0301')).toBe(Sku.parse('CAF\u00c9'))
})

test('every id has a name of its own, and the name gives it back', () => {
  const text = fc.string({ unit: fc.constantFrom('/', '%', '2', '5', 'F', 'a') })
  fc.assert(
    fc.property(text, (id) => {
      expect(namedBy(id)).not.toContain('/')
      expect(idNamed(namedBy(id))).toBe(id)
    }),
  )
})

test.each(['shopify-main:orders/create:12', 'a b', 'ordér', 'key?x=1'])('%j is no command id', (text) => {
  expect(CommandId.safeParse(text).success).toBe(false)
})

test.each(['shopify-main:orders-create:12345', '8c6f3e52-6f3c-4b8c-9f7e-2b1d3c4e5f6a', 'left:0a1b', '1.2'])(
  '%j is a command id',
  (text) => {
    expect(CommandId.parse(text)).toBe(text)
  },
)

test('an id within a channel keeps the channel and the outside id apart', () => {
  expect(ChannelScopedId.parse(scopedId('takealot', '123.4_5'))).toBe('takealot:123.4_5')
  expect(ChannelScopedId.safeParse('takealot').success).toBe(false)
  expect(ChannelScopedId.safeParse('takealot:a:b').success).toBe(false)
  expect(ChannelScopedId.safeParse('Takealot:a').success).toBe(false)
})

test.each([
  '2026-11-22',
  '2026-11-22T08:15:00Z',
  '2026-11-22T08:15:00.000+02:00',
  '2026-11-22T08:15:00.0000Z',
  '2026-13-01T00:00:00.000Z',
  '2026-02-30T00:00:00.000Z',
  '2026-02-28T24:00:00.000Z',
  '0000-01-01T00:00:00.000Z',
])('%s is no instant', (text) => {
  expect(Instant.safeParse(text).success).toBe(false)
})

test.each(['2026-11-22T08:15:00.000Z', '2028-02-29T23:59:59.999Z'])('%s is an instant', (text) => {
  expect(Instant.parse(text)).toBe(text)
})

test('a day is one of the calendar', () => {
  expect(Day.safeParse('2026-02-29').success).toBe(false)
  expect(Day.parse('2028-02-29')).toBe('2028-02-29')
})

test.each([0, -1, 1.5, 1_000_001, Number.NaN])('%d is no quantity', (units) => {
  expect(Quantity.safeParse(units).success).toBe(false)
})

test('a path is filled from ids, and from nothing that would leave its collection', () => {
  expect(pathOf(stock, { merchant: 'demo', sku: 'KETTLE' })).toBe('merchants/demo/stock/KETTLE')
  expect(pathOf(stock, { merchant: 'demo', sku: '../a/b' })).toBe('merchants/demo/stock/..%2Fa%2Fb')
  expect(() => pathOf(stock, { merchant: 'demo', sku: '' })).toThrow('needs sku')
  expect(() => pathOf(stock, { merchant: 'demo' })).toThrow('needs sku')
})
