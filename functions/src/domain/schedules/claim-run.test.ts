import { describe, expect, test } from 'vitest'
import type { ScheduleRun } from '@fluxori/contract/schedules/schedules'
import { scheduleOf } from '../../../test/schedule-of.ts'
import { claimRun, runLeaseMs } from './claim-run.ts'
import { instantAfter } from '@fluxori/contract/time'

const dueAt = '2026-11-23T04:00:00.000Z'
const at = instantAfter(dueAt, 2_000)
const run = (change: Partial<ScheduleRun> = {}): ScheduleRun => ({
  dueAt,
  startedAt: at,
  finishedAt: null,
  result: 'running',
  reason: null,
  facts: {},
  ...change,
})

test('a run begins at its time, and the next is told', () => {
  expect(claimRun(scheduleOf(), { dueAt, at })).toEqual({
    accepted: true,
    facts: [scheduleOf({ lastRun: run(), nextRunAt: '2026-11-24T04:00:00.000Z' })],
  })
})

describe('a due time', () => {
  test.each([
    { name: 'of a schedule that is not there', schedule: undefined, no: 'unknown-schedule' },
    { name: 'of a removed schedule', schedule: scheduleOf({ state: 'removed' }), no: 'unknown-schedule' },
    { name: 'of a paused schedule', schedule: scheduleOf({ state: 'paused' }), no: 'schedule-paused' },
    {
      name: 'that is done',
      schedule: scheduleOf({ lastRun: run({ result: 'done' }) }),
      no: 'already-run',
    },
    {
      name: 'that is older than the last',
      schedule: scheduleOf({ lastRun: run({ result: 'failed', dueAt: instantAfter(dueAt, 1_000) }) }),
      no: 'already-run',
    },
    { name: 'that is being done', schedule: scheduleOf({ lastRun: run() }), no: 'still-running' },
  ])('$name is refused', ({ schedule, no }) => {
    expect(claimRun(schedule, { dueAt, at: instantAfter(at, runLeaseMs - 1) })).toMatchObject({
      accepted: false,
      refusal: { reason: no },
    })
  })

  test('that has not come is refused: it would keep those before it from being run', () => {
    const early = instantAfter(dueAt, -3_600_000)
    expect(claimRun(scheduleOf(), { dueAt, at: early })).toMatchObject({ refusal: { reason: 'not-due' } })
  })

  test.each([
    { name: 'failed', last: run({ result: 'failed', finishedAt: at, reason: 'unavailable' }) },
    { name: 'died', last: run({ startedAt: instantAfter(at, -runLeaseMs) }) },
    { name: 'is of before', last: run({ result: 'running', dueAt: '2026-11-22T04:00:00.000Z' }) },
  ])('is done when the run before it $name', ({ last }) => {
    expect(claimRun(scheduleOf({ lastRun: last }), { dueAt, at }).accepted).toBe(true)
  })
})
