import { createHmac, timingSafeEqual } from 'node:crypto'
import type { WireRequest, WireResponse } from '../sandbox.ts'

/** An error as WordPress writes it. */
export const failure = (status: number, code: string, message: string): WireResponse => ({
  status,
  json: { code, message, data: { status } },
})

const unauthenticated = (message: string) => failure(401, 'woocommerce_rest_authentication_error', message)

/** How far a clock may be off. */
const withinMs = 15 * 60_000

const algorithms: ReadonlyMap<string, string> = new Map([
  ['HMAC-SHA1', 'sha1'],
  ['HMAC-SHA256', 'sha256'],
])

const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** What is signed: method, address and every parameter but the signature, in order of their names (RFC 5849, 3.4.1). */
function baseString({ method, path, query, headers }: WireRequest): string {
  const parameters = [...query]
    .filter(([name]) => name !== 'oauth_signature')
    .map(([name, value]): [string, string] => [escaped(name), escaped(value)])
    .toSorted(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&')
  const address = `http://${headers.host ?? ''}/woocommerce${path}`
  return [method.toUpperCase(), address, parameters].map(escaped).join('&')
}

export type OauthCheck = (request: WireRequest) => WireResponse | null

/**
 * Checks one-legged OAuth 1.0a as a shop without HTTPS asks for it: the signature over method, address and query, a
 * clock that is not far off, and a nonce that nobody has used. Null lets the call through.
 */
export function openOauth({ apiKey, now }: Readonly<{ apiKey: string; now: () => Date }>): OauthCheck {
  const used = new Set<string>()
  const [key = '', secret = ''] = apiKey.split(':')
  return (request) => {
    const { query } = request
    const given = (name: string) => query.get(`oauth_${name}`) ?? ''
    if (given('consumer_key') !== key) return unauthenticated('Consumer key is invalid.')
    const algorithm = algorithms.get(given('signature_method'))
    if (algorithm === undefined) return unauthenticated('Invalid signature - signature method is invalid.')
    const expected = createHmac(algorithm, `${secret}&`).update(baseString(request)).digest('base64')
    if (!isSame(expected, given('signature')))
      return unauthenticated('Invalid signature - provided signature does not match.')
    const at = Number(given('timestamp')) * 1000
    if (Number.isNaN(at) || Math.abs(now().getTime() - at) > withinMs)
      return unauthenticated('Invalid timestamp.')
    if (used.has(given('nonce'))) return unauthenticated('Invalid nonce - nonce has already been used.')
    used.add(given('nonce'))
    return null
  }
}

function isSame(expected: string, given: string): boolean {
  const [one, two] = [Buffer.from(expected), Buffer.from(given)]
  return one.length === two.length && timingSafeEqual(one, two)
}
