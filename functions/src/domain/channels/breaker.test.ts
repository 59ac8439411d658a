import { describe, expect, test } from 'vitest'
import type { FaultKind } from '@fluxori/contract/reasons'
import { Fault } from '../fault.ts'
import { brokenBy, restingUntil, wholeBreaker } from './breaker.ts'

const now = '2026-11-22T08:00:00.000Z'
const waitOf = (failures: number, kind: FaultKind, retryAfterSeconds: number | null = null) => {
  const breaker = brokenBy({ ...wholeBreaker, failures }, new Fault(kind, 'no', { retryAfterSeconds }), now)
  return { ...breaker, retryAt: (Date.parse(breaker.retryAt) - Date.parse(now)) / 1000 }
}

describe('a connection after a fault', () => {
  test.each([
    {
      name: 'waits two seconds the first time',
      given: waitOf(0, 'unavailable'),
      then: { state: 'closed', failures: 1, retryAt: 2 },
    },
    {
      name: 'waits twice as long the next time',
      given: waitOf(1, 'unavailable'),
      then: { state: 'closed', failures: 2, retryAt: 4 },
    },
    {
      name: 'is down after the fifth',
      given: waitOf(4, 'malformed'),
      then: { state: 'open', failures: 5, retryAt: 32 },
    },
    {
      name: 'never waits longer than a quarter of an hour',
      given: waitOf(40, 'unavailable'),
      then: { state: 'open', failures: 41, retryAt: 900 },
    },
    {
      name: 'waits longer when the channel wants it',
      given: waitOf(0, 'unavailable', 1_800),
      then: { state: 'closed', failures: 1, retryAt: 1_800 },
    },
    {
      name: 'does not fail by being throttled',
      given: waitOf(0, 'throttled', 60),
      then: { state: 'closed', failures: 0, retryAt: 60 },
    },
    {
      name: 'is down at once when its key is refused',
      given: waitOf(0, 'unauthorised'),
      then: { state: 'open', failures: 1, retryAt: 900 },
    },
  ])('$name', ({ given, then }) => {
    expect(given).toEqual(then)
  })

  test('rests until its time, and not a moment longer', () => {
    const resting = { ...wholeBreaker, retryAt: '2026-11-22T08:00:02.000Z' }
    expect(restingUntil(resting, '2026-11-22T08:00:01.999Z')).toBe(resting.retryAt)
    expect(restingUntil(resting, '2026-11-22T08:00:02.000Z')).toBeNull()
    expect(restingUntil(wholeBreaker, now)).toBeNull()
  })
})
