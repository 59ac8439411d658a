import { once } from 'node:events'
import { expect, test } from 'vitest'
import { bodyOf } from '../src/edge/body.ts'
import { needed, type CloudFunction } from '../src/edge/cloud-function.ts'
import type { Event } from './event.ts'
import { addressOf, createRouter, triggerIn } from './router.ts'

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

const functionOf = (name: string, answer: CloudFunction['answer']): CloudFunction => ({
  name,
  summary: 'For the tests of the router.',
  trigger: { kind: 'http' },
  roles: [],
  answer,
  ...needed({}),
})

test('an event of a document as large as documents can be comes whole', async () => {
  const bodies: string[] = []
  const brought: Event[] = []
  const router = createRouter({
    functions: [
      functionOf('asked', {
        kind: 'http',
        run: (_, request, response) => {
          bodies.push(bodyOf(request).kind)
          response.status(200).end()
          return Promise.resolve()
        },
      }),
      functionOf('rung', { kind: 'event', run: () => Promise.resolve() }),
    ],
    bring: (_, event) => brought.push(event),
  })
  router.listen(0, '127.0.0.1')
  await once(router, 'listening')
  const address = router.address()
  const at = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const large = Buffer.alloc(2 * 1024 * 1024, 'x')
  const send = (path: string, body: string) => fetch(`${at}${path}`, { method: 'POST', body })
  expect((await send('/functions/projects/demo/triggers/rung', large.toString('base64'))).status).toBe(200)
  await send('/asked', large.toString('base64'))
  router.closeAllConnections()
  router.close()
  expect([brought.map(({ body }) => body.equals(large)), bodies]).toEqual([[true], ['too-large']])
})
