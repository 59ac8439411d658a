import { HTTPError, type KyInstance } from 'ky'
import type { z } from 'zod'
import { Fault } from '../../domain/fault.ts'
import { call, wireClient } from '../wire.ts'
import { errorDetail } from './rejection.ts'

export type TakealotClient = Readonly<{
  /** Makes one call; whatever goes wrong is a `Fault` that carries the channel's own words. */
  ask: <T>(request: (http: KyInstance) => Promise<Response>, schema: z.ZodType<T>) => Promise<T>
  /** Calls left in the window, as last header in `x-RateLimit-Remaining`. v1 does not document the header. */
  budgetLeft: () => number | null
}>

type Connected = Readonly<{ baseUrl: string; apiKey: string; fetch: typeof fetch; now: () => Date }>

/** A client of the Marketplace API v1 of one seller. */
export function openClient({ baseUrl, apiKey, fetch, now }: Connected): TakealotClient {
  let left: number | null = null
  const note = (_request: unknown, _options: unknown, { headers }: Response) => {
    const header = headers.get('x-ratelimit-remaining')
    if (header !== null && /^\d+$/.test(header)) left = Number(header)
  }
  const connected = wireClient(`${baseUrl.replace(/\/+$/, '')}/v1`, { 'x-api-key': apiKey }, fetch)
  const http = connected.extend({ hooks: { afterResponse: [note] } })
  return {
    ask: async (request, schema) => {
      try {
        return (await call(request(http), schema, now)).body
      } catch (error) {
        throw await explained(error, now())
      }
    },
    budgetLeft: () => left,
  }
}

/** The status that a fault came with, and null when it came without an answer. */
export const statusOf = (fault: Fault): number | null =>
  fault.cause instanceof HTTPError ? fault.cause.response.status : null

/** Adds the channel's own words, and when it will listen again if `Retry-After` did not say. */
async function explained(error: unknown, now: Date): Promise<unknown> {
  if (!(error instanceof Fault) || !(error.cause instanceof HTTPError)) return error
  const { response } = error.cause
  const detail = errorDetail(await response.text().catch(() => ''))
  return new Fault(error.kind, detail === '' ? error.message : detail, {
    cause: error.cause,
    retryAfterSeconds:
      error.retryAfterSeconds ??
      (error.kind === 'throttled' ? secondsUntilReset(response.headers, now) : null),
  })
}

/**
 * Seconds until `x-RateLimit-Reset`. Takealot does not say what it counts: a number past the year 2001 in Unix
 * seconds is taken as that, a smaller one as seconds to wait.
 */
function secondsUntilReset(headers: Headers, now: Date): number | null {
  const header = headers.get('x-ratelimit-reset')
  if (header === null || !/^\d{1,10}$/.test(header)) return null
  const reset = Number(header)
  return reset < 1_000_000_000 ? reset : Math.max(0, Math.ceil(reset - now.getTime() / 1000))
}
