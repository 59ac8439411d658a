import type { ChannelWork } from '@fluxori/contract/engine/channel-work'
import { expect, test } from 'vitest'
import { progressOf } from './work-progress.ts'

const work = (change: Partial<ChannelWork>): ChannelWork => ({
  channelId: 'shopify',
  state: 'running',
  requestedAt: '2026-11-24T06:00:00.000Z',
  finishedAt: null,
  retryAt: null,
  done: 3,
  failed: 1,
  problem: null,
  ...change,
})

test.each([
  ['goes on, with a share of all that is to do', work({}), 4, { kind: 'on', share: 0.5 }],
  [
    'goes on without a share when nobody knows how much there is',
    work({}),
    null,
    { kind: 'on', share: null },
  ],
  [
    'that has only been asked for has no share of nothing',
    work({ state: 'requested', done: 0, failed: 0 }),
    0,
    { kind: 'on', share: null },
  ],
  ['waits for its next try', work({ state: 'waiting' }), 4, { kind: 'waiting', share: null }],
  ['is over', work({ state: 'done' }), 0, { kind: 'over', share: null }],
])('work %s', (_, given, left, progress) => {
  expect(progressOf(given, left)).toMatchObject(progress)
})
