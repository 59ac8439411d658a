import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { WireRequest } from '../sandbox.ts'
import { openOauth } from './woocommerce-oauth.ts'

const now = new Date('2026-02-01T12:30:00.000Z')
const [headers, path] = [{ host: 'shop.example' }, '/wp-json/wc/v3/orders']
const seconds = (minutesAgo: number) => String(Math.trunc(now.getTime() / 1000) - minutesAgo * 60)

type Signed = Readonly<{
  parameters?: string
  nonce?: string
  minutesAgo?: number
  method?: string
  hash?: 'sha1' | 'sha256'
  secret?: string
}>

/** A call that is signed as RFC 5849 says; `parameters` are its own, in order of their names, before all of OAuth's. */
function signed({
  parameters = '',
  nonce = 'n-1',
  minutesAgo = 0,
  method = 'GET',
  hash = 'sha256',
  secret = 'cs_demo',
}: Signed = {}): WireRequest {
  const query = [
    parameters,
    'oauth_consumer_key=ck_demo',
    `oauth_nonce=${nonce}`,
    `oauth_signature_method=HMAC-${hash.toUpperCase()}`,
    `oauth_timestamp=${seconds(minutesAgo)}`,
    'oauth_version=1.0',
  ]
    .filter((part) => part !== '')
    .join('&')
  const base = [method, `http://shop.example/woocommerce${path}`, query].map(encodeURIComponent).join('&')
  const signature = createHmac(hash, `${secret}&`).update(base).digest('base64')
  const all = new URLSearchParams(query)
  all.set('oauth_signature', signature)
  return { method, path, query: all, headers, body: '' }
}

const opened = () => openOauth({ apiKey: 'ck_demo:cs_demo', now: () => now })
const refused = (message: string) => ({
  status: 401,
  json: { code: 'woocommerce_rest_authentication_error', message, data: { status: 401 } },
})
const mismatch = refused('Invalid signature - provided signature does not match.')

test.each([
  { name: 'by SHA-256', call: signed() },
  { name: 'by SHA-1', call: signed({ hash: 'sha1' }) },
  {
    name: 'with parameters',
    call: signed({ parameters: 'after=2026-02-01T00%3A00%3A00&include=1%2C2%20%2A' }),
  },
  { name: 'by a clock that is ten minutes slow', call: signed({ minutesAgo: 10 }) },
])('a call that is signed $name is let through', ({ call }) => {
  expect(opened()(call)).toBeNull()
})

test.each([
  { name: 'with another secret', call: signed({ secret: 'cs_other' }), answer: mismatch },
  { name: 'for another method', call: { ...signed(), method: 'POST' }, answer: mismatch },
  { name: 'for another path', call: { ...signed(), path: `${path}/7000` }, answer: mismatch },
  { name: 'for another host', call: { ...signed(), headers: { host: 'else.example' } }, answer: mismatch },
  { name: 'long ago', call: signed({ minutesAgo: 16 }), answer: refused('Invalid timestamp.') },
])('a call that is signed $name is refused', ({ call, answer }) => {
  expect(opened()(call)).toEqual(answer)
})

test('a call is let through once', () => {
  const check = opened()
  expect(check(signed())).toBeNull()
  expect(check(signed())).toEqual(refused('Invalid nonce - nonce has already been used.'))
  expect(check(signed({ nonce: 'n-2' }))).toBeNull()
})
