import type { IncomingHttpHeaders } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** A CloudEvent in binary mode: `ce-` headers, and the bytes of a `DocumentEventData`. */
export type Event = Readonly<{ headers: Readonly<Record<string, string>>; body: Buffer<ArrayBuffer> }>

/** The emulator sends the event's bytes as base64 text; Eventarc sends the bytes themselves. */
export const eventBytes = (text: string): Buffer<ArrayBuffer> => Buffer.from(text.trim(), 'base64')

/** The event's own headers, with the content type that Eventarc declares. */
export function eventHeaders(headers: IncomingHttpHeaders): Event['headers'] {
  const own = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith('ce-') && typeof value === 'string' ? [[name, value] as const] : [],
  )
  return { ...Object.fromEntries(own), 'content-type': 'application/protobuf' }
}

/** Eventarc tries again for a day; so long nobody watches a local run. */
export const retryAfterMs: readonly number[] = [
  1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
]

export type Bringing = Readonly<{
  /** Calls the function. A status that is not 2xx, or a rejection, is a failure. */
  send: (name: string, event: Event) => Promise<Readonly<{ status: number }>>
  waits: readonly number[]
  stop: AbortSignal
  log: (line: string) => void
}>

/** Brings one event to its function, and again with growing pauses while it fails. Never rejects. */
export async function bringEvent(
  name: string,
  event: Event,
  { send, waits, stop, log }: Bringing,
): Promise<'taken' | 'given-up' | 'stopped'> {
  for (let tries = 0; ; tries += 1) {
    const status = await send(name, event).then(
      (response) => response.status,
      () => null,
    )
    if (status !== null && status >= 200 && status < 300) return 'taken'
    if (stop.aborted) return 'stopped'
    const wait = waits[tries]
    if (wait === undefined) {
      log(`gave up on an event for ${name} after ${tries + 1} tries: ${status ?? 'no answer'}`)
      return 'given-up'
    }
    await pause(wait, undefined, { signal: stop }).catch(() => undefined)
  }
}
