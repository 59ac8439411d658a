import { Channel } from '@fluxori/contract/channels/channels'
import { expect, test } from 'vitest'
import { channelState } from './state.ts'

const now = Date.parse('2026-11-22T12:00:00.000Z')
const at = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString()

const channel = Channel.parse({
  id: 'shopify',
  kind: 'shopify',
  name: 'Shop',
  state: 'active',
  baseUrl: 'https://shop.example',
  settings: {},
  formula: { max: null, safety: 0, shareBps: 10_000, buffer: 0 },
  secret: 's',
  pollEverySeconds: 60,
  connectedAt: at(999),
  polledUntil: null,
  nextPollAt: at(0),
  health: {
    lastOrderAt: null,
    lastPollAt: at(1),
    lastPublishAt: null,
    publishLagMs: null,
    queued: 0,
    budgetLeft: null,
    breaker: { state: 'closed', failures: 0, retryAt: null },
    problem: null,
  },
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
