import { expect, test } from 'vitest'
import { atChannel, atOrder, atSku, channelOfCase, skuOfCase } from './place.ts'

test.each([
  ['an order', atOrder, { kind: 'order', id: 'shopify:1' }, {}, '/orders/shopify%3A1'],
  ['a SKU', atSku, { kind: 'sku', id: 'MUG 1' }, {}, '/stock/MUG%201'],
  ['a connection', atChannel, { kind: 'channel', id: 'takealot' }, {}, '/channels/takealot'],
  ['a listing', atChannel, { kind: 'listing', id: 'shopify:11' }, {}, '/channels/shopify'],
  [
    'a listing whose facts name its channel',
    atChannel,
    { kind: 'listing', id: 'odd' },
    { channel: 'shop' },
    '/channels/shop',
  ],
  ['no order', atOrder, { kind: 'command', id: 'key:1' }, { channel: 'shopify' }, null],
  ['no SKU', atSku, { kind: 'command', id: 'key:1' }, { channel: 'shopify' }, null],
] as const)('a case about %s leads to it', (_, at, subject, facts, place) => {
  expect(at({ subject, facts })).toBe(place)
})

test('a case names its channel and SKU only when it knows them', () => {
  expect(channelOfCase({ subject: { kind: 'order', id: 'shopify:1' }, facts: { channel: 'shopify' } })).toBe(
    'shopify',
  )
  expect(channelOfCase({ subject: { kind: 'command', id: 'key:1' }, facts: { channel: null } })).toBeNull()
  expect(skuOfCase({ subject: { kind: 'order', id: 'shopify:1' }, facts: { sku: null } })).toBeNull()
  expect(skuOfCase({ subject: { kind: 'order', id: 'shopify:1' }, facts: { sku: 'MUG' } })).toBe('MUG')
})
