import { expect, test } from 'vitest'
import { channelOfCase, placeOfCase, skuOfCase } from './place.ts'

test.each([
  ['an order', { kind: 'order', id: 'shopify:1' }, {}, '/orders/shopify%3A1'],
  ['a SKU', { kind: 'sku', id: 'MUG 1' }, {}, '/stock/MUG%201'],
  ['a connection', { kind: 'channel', id: 'takealot' }, {}, '/channels/takealot'],
  ['a listing', { kind: 'listing', id: 'shopify:11' }, {}, '/channels/shopify'],
  [
    'a listing whose facts name its channel',
    { kind: 'listing', id: 'odd' },
    { channel: 'shop' },
    '/channels/shop',
  ],
  ['a command', { kind: 'command', id: 'key:1' }, { channel: 'shopify' }, null],
] as const)('a case about %s leads to it', (_, subject, facts, place) => {
  expect(placeOfCase({ subject, facts })).toBe(place)
})

test('a case names its channel and SKU only when it knows them', () => {
  expect(channelOfCase({ subject: { kind: 'order', id: 'shopify:1' }, facts: { channel: 'shopify' } })).toBe(
    'shopify',
  )
  expect(channelOfCase({ subject: { kind: 'command', id: 'key:1' }, facts: { channel: null } })).toBeNull()
  expect(skuOfCase({ subject: { kind: 'order', id: 'shopify:1' }, facts: { sku: null } })).toBeNull()
  expect(skuOfCase({ subject: { kind: 'order', id: 'shopify:1' }, facts: { sku: 'MUG' } })).toBe('MUG')
})
