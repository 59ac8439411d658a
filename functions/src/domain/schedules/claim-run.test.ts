import { describe, expect, test } from 'vitest'
import type { ScheduleRun } from '@fluxori/contract/schedules/schedules'
import { scheduleOf } from '../../../test/schedule-of.ts'
import { claimRun, endRun, runLeaseMs } from './claim-run.ts'
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

test('a run begins at its time, and the next is known', () => {
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

describe('a run that has ended', () => {
  const end = {
    finishedAt: instantAfter(at, 1_000),
    result: 'done',
    reason: null,
    facts: { checked: 3 },
  } as const

  test('is noted in its schedule', () => {
    expect(endRun(scheduleOf({ lastRun: run() }), run(), end)).toEqual({
      accepted: true,
      facts: [scheduleOf({ lastRun: run(end) })],
    })
  })

  test.each([
    { name: 'that is gone', schedule: undefined },
    { name: 'that has not run', schedule: scheduleOf() },
    { name: 'whose later time is being done', schedule: scheduleOf({ lastRun: run({ dueAt: at }) }) },
    { name: 'whose run was begun anew', schedule: scheduleOf({ lastRun: run({ startedAt: dueAt }) }) },
    { name: 'whose run somebody has ended', schedule: scheduleOf({ lastRun: run({ result: 'failed' }) }) },
  ])('is not noted in a schedule $name', ({ schedule }) => {
    expect(endRun(schedule, run(), end)).toMatchObject({ refusal: { reason: 'taken-over' } })
  })
})
