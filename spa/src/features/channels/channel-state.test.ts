import { Channel } from '@fluxori/contract/channels'
import { expect, test } from 'vitest'
import { messages } from '../../lib/messages.ts'
import { channelState } from './channel-state.ts'

const now = Date.parse('2026-11-22T12:00:00.000Z')
const at = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString()

const health = {
  lastOrderAt: null,
  lastPollAt: at(1),
  lastPublishAt: null,
  publishLagMs: null,
  queued: 0,
  budgetLeft: null,
  breaker: { state: 'closed', failures: 0, retryAt: null },
  problem: null,
}
const formula = { max: null, safety: 0, shareBps: 10_000, buffer: 0 }
const channel = Channel.parse({
  id: 'shopify',
  kind: 'shopify',
  name: 'Shop',
  state: 'active',
  baseUrl: 'https://shop.example',
  settings: {},
  formula,
  secret: 's',
  pollEverySeconds: 60,
  connectedAt: at(999),
  polledUntil: null,
  nextPollAt: at(0),
  health,
})
const withHealth = (changed: Partial<Channel['health']>): Channel => ({
  ...channel,
  health: { ...channel.health, ...changed },
})
const problem = { reason: 'unavailable', detail: '', at: at(3) }

test.each([
  ['works when it was looked at lately', channel, 'working'],
  [
    'works until five minutes without a look, however often it should be',
    withHealth({ lastPollAt: at(5) }),
    'working',
  ],
  ['is stale after that', withHealth({ lastPollAt: at(6) }), 'stale'],
  [
    'that looks hourly is stale only after three hours',
    { ...withHealth({ lastPollAt: at(179) }), pollEverySeconds: 3600 },
    'working',
  ],
  ['that was never looked at is new, not stale', withHealth({ lastPollAt: null }), 'working'],
  ['with a problem is in trouble, also when stale', withHealth({ lastPollAt: at(60), problem }), 'trouble'],
  [
    'with an open breaker waits, whatever the problem',
    withHealth({ problem, breaker: { state: 'open', failures: 5, retryAt: null } }),
    'waiting',
  ],
  [
    'that is paused is paused, whatever else',
    { ...withHealth({ problem, lastPollAt: at(600) }), state: 'paused' as const },
    'paused',
  ],
])('a connection %s', (_, given, state) => {
  expect(channelState(given, now)).toBe(state)
})

test.each([
  [formula, 'Shows all that is available.'],
  [{ ...formula, max: 50 }, 'Shows all that is available, never more than 50.'],
  [
    { max: 50, safety: 2, shareBps: 8000, buffer: 1 },
    'Shows 80% of what is left after keeping back 2 for safety and 1 for sales on their way, never more than 50.',
  ],
])('the quantity formula %j is said in words in the order in which it is worked out', (given, words) => {
  expect(messages.channels.formulaInWords(given)).toBe(words)
})
