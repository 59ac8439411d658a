import { describe, expect, test } from 'vitest'
import { speaksOf } from './api-document.ts'
import { curlOf } from './curl.ts'
import { fieldsOf, typeWords } from './type-words.ts'

describe('what a field may be, in words', () => {
  test.each([
    [{ type: 'string', minLength: 1, maxLength: 128 }, 'text, 1 to 128 characters'],
    [{ type: 'integer', minimum: 0, maximum: 1_000_000 }, 'whole number, 0 to 1\u00a0000\u00a0000'],
    [
      { type: 'integer', minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
      'whole number',
    ],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'text or nothing'],
    [{ enum: ['resolve', 'reopen'] }, 'one of resolve, reopen'],
    [{ const: 'ship' }, 'ship'],
    [{ type: 'array', maxItems: 100, items: {} }, 'list, at most 100 entries'],
    [{}, 'anything'],
  ])('%j', (schema, words) => expect(typeWords(schema)).toBe(words))
})

test('fields are found through a list that may be nothing', () => {
  const line = { properties: { sku: { type: 'string' } } }
  expect(fieldsOf({ anyOf: [{ type: 'array', items: line }, { type: 'null' }] })).toBe(line)
})

test('an example call carries the token of whoever calls, a key, and quotes that a shell leaves alone', () => {
  const key = { name: 'Idempotency-Key', description: '', schema: {}, example: 'key-1234' }
  const command = curlOf({ path: '/order-update', parameters: [key] }, 'https://x', {
    reason: "buyer's wish",
  })
  expect(command).toContain('curl -X POST https://x/order-update')
  expect(command).toContain('-H "Authorization: Bearer $FLUXORI_TOKEN"')
  expect(command).toContain('-H "Idempotency-Key: key-1234"')
  expect(command).toContain(String.raw`buyer'\''s wish`)
})

test('a channel signs its call: it needs neither token nor key', () => {
  expect(curlOf({ path: '/channel-webhook', parameters: [] }, '', {})).not.toContain('Authorization')
})

test('an operation is found when it speaks of every word that is typed', () => {
  const words = { name: 'stock-update', reasons: ['not-enough-stock'] }
  expect(speaksOf(words, 'STOCK enough')).toBe(true)
  expect(speaksOf(words, 'stock price')).toBe(false)
})
