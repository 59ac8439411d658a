import { expect, test } from 'vitest'
import { addressOf, triggerIn } from './router.ts'

test.each([
  ['/stock-update', 'stock-update', '/'],
  ['/stock-update/', 'stock-update', '/'],
  ['/stock-update?trace=1', 'stock-update', '/?trace=1'],
  ['/channel-webhook/demo/shopify', 'channel-webhook', '/demo/shopify'],
  ['/channel-webhook/demo/shopify?a=1&b=/x', 'channel-webhook', '/demo/shopify?a=1&b=/x'],
])('%s is the function %s, which sees %s', (url, name, seen) => {
  expect(addressOf(url)).toEqual({ name, url: seen })
})

test.each(['/', '', '//stock-update', 'stock-update'])('%j names no function', (url) => {
  expect(addressOf(url)).toBeNull()
})

test('the emulator rings a function under its trigger address, and nothing else does', () => {
  expect(triggerIn('/functions/projects/demo-fluxori/triggers/order-ingest')).toBe('order-ingest')
  expect(triggerIn('/functions/projects/demo-fluxori/triggers/')).toBeNull()
  expect(triggerIn('/order-ingest')).toBeNull()
})
