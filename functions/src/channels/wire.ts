import { createHmac, timingSafeEqual } from 'node:crypto'
import ky, { HTTPError, TimeoutError, type KyInstance } from 'ky'
import type { z } from 'zod'
import { Fault } from '../domain/fault.ts'

/** Longest wait for any channel's answer. A publish run must end well within its function's timeout. */
const timeoutMs = 10_000

/**
 * An HTTP client for one connection. It never retries: whoever calls knows whether to, when, and what else to send.
 * `connected` is the part of the address that every call shares.
 */
export const wireClient = (
  connected: string,
  headers: Record<string, string>,
  fetch: typeof globalThis.fetch,
): KyInstance =>
  ky.create({
    prefixUrl: connected,
    headers: { 'user-agent': 'Fluxori/1', ...headers },
    fetch: wholly(fetch),
    retry: 0,
    timeout: timeoutMs,
    redirect: 'error',
  })

/** Answers once the whole body is there, so that the time limit covers a body that stops half-way too. */
const wholly =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    const answer = await fetch(input, init)
    if (answer.body === null) return answer
    return new Response(await answer.arrayBuffer(), answer)
  }

/** Seconds until a `Retry-After` header says to come back (RFC 9110, 10.2.3), or null. */
function retryAfterSeconds(headers: Headers, now: Date): number | null {
  const value = headers.get('retry-after')
  if (value === null) return null
  if (/^\d+$/.test(value)) return Number(value)
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000))
}

/** Turns whatever a call threw into the fault that it means. */
function toFault(error: unknown, now: Date): Fault {
  if (error instanceof Fault) return error
  if (error instanceof TimeoutError) return new Fault('unavailable', 'no answer in time', { cause: error })
  if (!(error instanceof HTTPError)) return new Fault('unavailable', 'could not be reached', { cause: error })
  const { status, headers } = error.response
  const options = { cause: error, retryAfterSeconds: retryAfterSeconds(headers, now) }
  if (status === 429 || status === 420) return new Fault('throttled', `answered ${status}`, options)
  if (status === 401 || status === 403) return new Fault('unauthorised', `answered ${status}`, options)
  if (status >= 500 || status === 408) return new Fault('unavailable', `answered ${status}`, options)
  return new Fault('rejected', `answered ${status}`, options)
}

/**
 * What a JSON text says. Half a surrogate pair, which no store takes, becomes U+FFFD. A whole number that JavaScript cannot
 * tell from its neighbours becomes the text of its digits: an id stays what it was. Throws a SyntaxError.
 */
export const jsonIn = (text: string): unknown =>
  JSON.parse(text, (_, value: unknown, context?: Readonly<{ source?: string }>) => {
    if (typeof value === 'string') return value.toWellFormed()
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
    const digits = context?.source ?? ''
    return /^-?\d+$/.test(digits) ? digits : value
  })

/** Makes one call and checks its answer by a schema; every failure is a `Fault`. */
export async function call<T>(
  request: Promise<Response>,
  schema: z.ZodType<T>,
  now: () => Date,
): Promise<{ body: T; headers: Headers }> {
  try {
    const response = await request
    const parsed = schema.safeParse(jsonIn(await response.text()))
    if (!parsed.success)
      throw new Fault('malformed', `answer not understood: ${parsed.error.issues[0]?.path.join('.')}`)
    return { body: parsed.data, headers: response.headers }
  } catch (error) {
    if (error instanceof SyntaxError) throw new Fault('malformed', 'answer is not JSON', { cause: error })
    throw toFault(error, now())
  }
}

/** Whether `given` is the HMAC-SHA256 of the raw bytes under one of the secrets. Takes the same time for every wrong one. */
export function isSigned(
  message: Buffer,
  given: string | undefined,
  secrets: readonly string[],
  encoding: 'base64' | 'hex',
): boolean {
  if (given === undefined) return false
  const presented = Buffer.from(given)
  return secrets
    .map((secret) => Buffer.from(createHmac('sha256', secret).update(message).digest(encoding)))
    .map((expected) => expected.length === presented.length && timingSafeEqual(expected, presented))
    .includes(true)
}
