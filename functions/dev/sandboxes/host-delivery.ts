import type { SandboxFaults, WireMessage } from './sandbox.ts'

/** Runs something later; the answer calls it off. */
export type Later = (milliseconds: number, run: () => void) => () => void

export const later: Later = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}

const answerWithinMs = 5_000
const retryAfterMs: readonly number[] = [1_000, 2_000, 4_000]

/** A held webhook that no other one follows goes alone after this. */
const pairWithinMs = 5_000

export type DeliveryOptions = Readonly<{
  kind: string
  url: string | undefined
  faults: () => SandboxFaults
  now: () => Date
  later: Later
  log: (line: string) => void
}>

export type DeliveryCounts = Readonly<{ delivered: number; failed: number; lastDeliveredAt: string | null }>

export type Delivery = Readonly<{
  deliver: (message: WireMessage) => void
  counts: () => DeliveryCounts
  /** Calls off what is on its way. */
  stop: () => void
}>

/**
 * Brings the webhooks of one sandbox to Fluxori, with the faults that are on: none at all, late, in pairs the later
 * one first, more than once. Another answer than 2xx, or none in 5 s, is tried again after 1, 2 and 4 s, then given up.
 */
export function openDelivery({ kind, url, faults, now, later: run, log }: DeliveryOptions): Delivery {
  const stopped = new AbortController()
  const waiting = new Set<() => void>()
  let counts: DeliveryCounts = { delivered: 0, failed: 0, lastDeliveredAt: null }
  let held: WireMessage | null = null

  const after = (milliseconds: number, then: () => void): void => {
    const callOff = run(milliseconds, () => {
      waiting.delete(callOff)
      then()
    })
    waiting.add(callOff)
  }

  /** Resolves after the first try, so that a second webhook can be kept behind it. */
  const attempt = async (message: WireMessage, tries: number): Promise<void> => {
    const problem = url === undefined ? 'no address to send to' : await post(url, message, stopped.signal)
    if (stopped.signal.aborted) return
    const wait = retryAfterMs[tries]
    if (problem === null) {
      counts = { ...counts, delivered: counts.delivered + 1, lastDeliveredAt: now().toISOString() }
    } else if (wait !== undefined && url !== undefined) {
      after(wait, () => void attempt(message, tries + 1))
    } else {
      counts = { ...counts, failed: counts.failed + 1 }
      log(`${kind}: gave up on a webhook after ${tries + 1} tries: ${problem}`)
    }
  }

  const sendCopies = async (message: WireMessage): Promise<void> => {
    await Promise.all(Array.from({ length: faults().copies }, () => attempt(message, 0)))
  }

  const sendInOrder = (message: WireMessage): void => {
    const earlier = held
    held = null
    if (earlier === null && faults().reorder) {
      held = message
      after(pairWithinMs, () => {
        if (held !== message) return
        held = null
        void sendCopies(message)
      })
      return
    }
    void sendCopies(message).then(() => (earlier === null ? undefined : sendCopies(earlier)))
  }

  return {
    deliver: (message) => {
      const { silent, delayMs } = faults()
      if (silent || stopped.signal.aborted) return
      if (delayMs > 0) after(delayMs, () => sendInOrder(message))
      else sendInOrder(message)
    },
    counts: () => counts,
    stop: () => {
      stopped.abort()
      waiting.forEach((callOff) => callOff())
      waiting.clear()
    },
  }
}

/** Null when it was taken, else what stood in the way. */
async function post(url: string, { headers, body }: WireMessage, stop: AbortSignal): Promise<string | null> {
  try {
    const sending = new Headers(headers)
    sending.set('content-type', 'application/json')
    const signal = AbortSignal.any([stop, AbortSignal.timeout(answerWithinMs)])
    const response = await fetch(url, { method: 'POST', headers: sending, body, signal, redirect: 'manual' })
    await response.arrayBuffer()
    return response.ok ? null : `answered ${response.status}`
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError'
      ? 'no answer in 5 s'
      : 'could not be reached'
  }
}
