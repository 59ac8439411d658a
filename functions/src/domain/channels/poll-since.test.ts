import { expect, test } from 'vitest'
import { pollSince } from './poll-since.ts'

const longAgo = '2026-01-01T00:00:00.000Z'
const [minuteMs, hourMs] = [60_000, 3_600_000]
const channel = (overlapMs: number, polledUntil: string | null, connectedAt = longAgo) => ({
  overlapMs,
  polledUntil,
  connectedAt,
})

test.each([
  {
    name: 'ten minutes before the last poll, on a channel that can say what changed',
    of: channel(10 * minuteMs, '2026-11-22T08:15:00.000Z'),
    now: '2026-11-22T08:16:00.000Z',
    then: '2026-11-22T08:05:00.000Z',
  },
  {
    name: 'two days before the last poll, on a channel that can only list days',
    of: channel(48 * hourMs, '2026-11-22T08:15:00.000Z'),
    now: '2026-11-22T08:16:00.000Z',
    then: '2026-11-20T08:15:00.000Z',
  },
  {
    name: 'a week back, with the first poll of an hour',
    of: channel(10 * minuteMs, '2026-11-22T08:59:30.000Z'),
    now: '2026-11-22T09:00:30.000Z',
    then: '2026-11-15T09:00:30.000Z',
  },
  {
    name: '60 days back, with the first poll of a day of Johannesburg',
    of: channel(10 * minuteMs, '2026-11-22T21:59:30.000Z'),
    now: '2026-11-22T22:00:30.000Z',
    then: '2026-09-23T22:00:30.000Z',
  },
  {
    name: 'a week back, with the first poll after midnight UTC, which is no new day in Johannesburg',
    of: channel(10 * minuteMs, '2026-11-22T23:59:30.000Z'),
    now: '2026-11-23T00:00:30.000Z',
    then: '2026-11-16T00:00:30.000Z',
  },
  {
    name: 'the last poll and its overlap, when it was longer ago than any sweep reaches',
    of: channel(10 * minuteMs, '2026-08-01T00:00:00.000Z'),
    now: '2026-11-22T08:16:00.000Z',
    then: '2026-07-31T23:50:00.000Z',
  },
  {
    name: 'the connection, the first time',
    of: channel(48 * hourMs, null, '2026-11-22T08:00:00.000Z'),
    now: '2026-11-22T08:16:00.000Z',
    then: '2026-11-22T08:00:00.000Z',
  },
  {
    name: 'the connection, however far the overlap reaches',
    of: channel(48 * hourMs, '2026-11-22T08:15:00.000Z', '2026-11-22T08:00:00.000Z'),
    now: '2026-11-22T09:16:00.000Z',
    then: '2026-11-22T08:00:00.000Z',
  },
])('a poll reads from $name', ({ of, now, then }) => {
  expect(pollSince(of, now, of.overlapMs)).toBe(then)
})
