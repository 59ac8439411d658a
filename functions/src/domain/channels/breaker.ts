import type { Breaker } from '@fluxori/contract/channels/channels'
import type { Instant } from '@fluxori/contract/kernel'
import type { Fault } from '../fault.ts'
import { instantAfter } from '@fluxori/contract/time'

/** Failures in a row after which a connection is left alone until its time comes. */
const failuresToOpen = 5
const longestWaitMs = 15 * 60_000

export const wholeBreaker: Breaker = { state: 'closed', failures: 0, retryAt: null }

/** A breaker after a fault: it always has a time to try again. */
type Broken = Breaker & Readonly<{ retryAt: Instant }>

/**
 * What a fault does to the breaker. The channel's own `Retry-After` is kept; else the wait doubles from two seconds to
 * a quarter of an hour. A refused key opens at once: trying on can get it blocked.
 */
export function brokenBy(breaker: Breaker, fault: Fault, now: Instant): Broken {
  const failures = breaker.failures + (fault.kind === 'throttled' ? 0 : 1)
  const wanted = fault.retryAfterSeconds === null ? 0 : fault.retryAfterSeconds * 1000
  const doubled = Math.min(longestWaitMs, 2000 * 2 ** Math.max(0, failures - 1))
  const wait = fault.kind === 'unauthorised' ? longestWaitMs : Math.max(wanted, doubled)
  const open = failures >= failuresToOpen || fault.kind === 'unauthorised'
  return { state: open ? 'open' : 'closed', failures, retryAt: instantAfter(now, wait) }
}

/** Until when the connection must be left alone, or null when it may be used now. */
export function restingUntil({ retryAt }: Breaker, now: Instant): Instant | null {
  return retryAt !== null && retryAt > now ? retryAt : null
}
