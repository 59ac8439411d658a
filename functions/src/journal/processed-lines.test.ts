import { expect, test } from 'vitest'
import type { Pending, Processed } from './plan.ts'
import { processedLines } from './processed-lines.ts'

const at = '2026-11-22T08:00:10.000Z'
const pending = (id: string, kind: string, receivedAt: string): Pending => ({
  id,
  input: { malformed: '' },
  entry: {
    kind,
    payload: null,
    actor: { kind: 'system', name: 'test' },
    receivedAt,
    state: 'pending',
    fingerprint: '',
    result: null,
    appliedAt: null,
  },
})
const processed = (id: string, state: Processed['state'], reason: string | null = null): Processed => ({
  id,
  state,
  result: { reason, detail: null, facts: {} },
  forget: [],
})
const order = pending('order', 'order-received', '2026-11-22T08:00:08.000Z')
const stock = pending('stock', 'stock-update', '2026-11-22T08:00:03.000Z')
const broken = pending('broken', 'unreadable', '1970-01-01T00:00:00.000Z')
const early = pending('early', 'order-changed', '2026-11-22T08:00:11.000Z')
const counts = { event: 'commands-processed', merchant: 'shop', applied: 0, refused: 0, failed: 0 }

test.each([
  {
    name: 'how long the longest waited, and the longest order',
    commands: [order, stock],
    states: [processed('order', 'applied'), processed('stock', 'refused', 'not-enough-stock')],
    then: [{ ...counts, applied: 1, refused: 1, lagMs: 7_000, orderLagMs: 2_000 }],
  },
  {
    name: 'no order when there was none',
    commands: [stock],
    states: [processed('stock', 'applied')],
    then: [{ ...counts, applied: 1, lagMs: 7_000 }],
  },
  {
    name: 'each command that was set aside, without a lag',
    commands: [broken],
    states: [processed('broken', 'failed', 'malformed-command')],
    then: [
      { ...counts, failed: 1 },
      { event: 'command-set-aside', merchant: 'shop', command: 'broken', reason: 'malformed-command' },
    ],
  },
  {
    name: 'only what it settled',
    commands: [order, stock],
    states: [processed('order', 'applied')],
    then: [{ ...counts, applied: 1, lagMs: 2_000, orderLagMs: 2_000 }],
  },
  {
    name: 'no lag below nothing when a clock is ahead',
    commands: [early],
    states: [processed('early', 'applied')],
    then: [{ ...counts, applied: 1, lagMs: 0, orderLagMs: 0 }],
  },
  { name: 'nothing when it only told listings', commands: [], states: [], then: [] },
])('a commit tells $name', ({ commands, states, then }) => {
  expect(processedLines({ merchant: 'shop', commands, processed: states, at })).toEqual(then)
})
