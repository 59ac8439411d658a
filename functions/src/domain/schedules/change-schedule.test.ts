import { describe, expect, test } from 'vitest'
import {
  mostSchedules,
  type ScheduleChange,
  type ScheduleFields,
} from '@fluxori/contract/schedules/schedules'
import { scheduleOf } from '../../../test/schedule-of.ts'
import { changeSchedule, type ScheduleGround } from './change-schedule.ts'

const at = '2026-11-24T08:00:00.000Z'
const requested = { by: 'ann', at, key: 'key-0001', request: 'this' }
const nightly = scheduleOf()
const ground = (change: Partial<ScheduleGround> = {}): ScheduleGround => ({
  known: [nightly],
  channels: new Set(['shopify']),
  newId: 'new',
  ...change,
})
const fields: ScheduleFields = {
  name: 'Before trading',
  task: { kind: 'read-channels', channels: ['shopify'] },
  when: { days: ['wed'], times: ['07:30'] },
}
const creating = (change: object = {}): ScheduleChange => ({
  kind: 'create',
  fields: { ...fields, ...change },
})

test('a new schedule runs at its next time, and Cloud Scheduler is to be told of it', () => {
  expect(changeSchedule(ground(), creating(), requested)).toEqual({
    accepted: true,
    facts: [
      {
        ...fields,
        id: 'new',
        state: 'active',
        nextRunAt: '2026-11-25T05:30:00.000Z',
        lastRun: null,
        sync: { state: 'wanted', revision: 1, at, reason: null },
        created: requested,
        changed: requested,
      },
    ],
  })
})

const done = { accepted: true } as const
describe('a change', () => {
  test.each<[ScheduleChange, object]>([
    [
      { kind: 'pause', schedule: 'nightly' },
      { state: 'paused', nextRunAt: null },
    ],
    [
      { kind: 'remove', schedule: 'nightly' },
      { state: 'removed', nextRunAt: null },
    ],
    [
      { kind: 'edit', schedule: 'nightly', fields: { when: fields.when } },
      { nextRunAt: '2026-11-25T05:30:00.000Z' },
    ],
    [
      { kind: 'edit', schedule: 'nightly', fields: { name: 'Books' } },
      { name: 'Books', task: nightly.task },
    ],
    [
      { kind: 'edit', schedule: 'nightly', fields: { name: 'CHECK STOCK AND ORDERS' } },
      { name: 'CHECK STOCK AND ORDERS' },
    ],
  ])('%j is wanted from then on', (change, becomes) => {
    expect(changeSchedule(ground(), change, requested)).toMatchObject({
      ...done,
      facts: [
        {
          ...becomes,
          sync: { state: 'wanted', revision: 2, at },
          changed: requested,
          created: nightly.created,
        },
      ],
    })
  })

  test('of a paused schedule leaves it paused', () => {
    const paused = scheduleOf({ state: 'paused', nextRunAt: null })
    const change: ScheduleChange = { kind: 'edit', schedule: 'nightly', fields: { when: fields.when } }
    expect(changeSchedule(ground({ known: [paused] }), change, requested)).toMatchObject({
      facts: [{ state: 'paused', nextRunAt: null }],
    })
  })

  test('that is so already changes nothing', () => {
    expect(changeSchedule(ground(), { kind: 'resume', schedule: 'nightly' }, requested)).toEqual({
      ...done,
      facts: [nightly],
    })
    const paused = scheduleOf({ state: 'paused' })
    expect(
      changeSchedule(ground({ known: [paused] }), { kind: 'pause', schedule: 'nightly' }, requested),
    ).toEqual({ ...done, facts: [paused] })
  })
})

describe('refused is', () => {
  const removed = scheduleOf({ state: 'removed' })
  const full = Array.from({ length: mostSchedules }, (_, index) =>
    scheduleOf({ id: `s${index}`, name: `S${index}` }),
  )
  test.each<[string, Partial<ScheduleGround>, ScheduleChange, string]>([
    ['a name that is taken', {}, creating({ name: 'check STOCK and orders' }), 'schedule-name-taken'],
    ['one more than the most', { known: full }, creating(), 'too-many-schedules'],
    ['a channel that is not there', { channels: new Set() }, creating(), 'unknown-channel'],
    ['a schedule that is not there', {}, { kind: 'pause', schedule: 'other' }, 'unknown-schedule'],
    ['a removed one', { known: [removed] }, { kind: 'resume', schedule: 'nightly' }, 'unknown-schedule'],
    [
      'an edit to a name that is taken',
      { known: [nightly, scheduleOf({ id: 'b', name: 'B' })] },
      { kind: 'edit', schedule: 'b', fields: { name: nightly.name } },
      'schedule-name-taken',
    ],
  ])('%s', (_, change, wish, reason) => {
    expect(changeSchedule(ground(change), wish, requested)).toMatchObject({
      accepted: false,
      refusal: { reason },
    })
  })

  test('nothing of what was removed: its name is free, and it does not count', () => {
    const gone = full.map((one) => ({ ...one, state: 'removed' as const }))
    expect(
      changeSchedule(ground({ known: [...gone, removed] }), creating({ name: nightly.name }), requested),
    ).toMatchObject(done)
  })
})

describe('a key', () => {
  const [made] = ((decision) => (decision.accepted ? decision.facts : []))(
    changeSchedule(ground(), creating(), requested),
  )
  const renamed = scheduleOf({
    ...made,
    name: 'Renamed',
    changed: { ...requested, key: 'key-0002', request: 'that' },
  })
  const known = [nightly, renamed]

  test('that made a schedule is answered with it, also when it has changed since', () => {
    expect(changeSchedule(ground({ known }), creating(), requested)).toEqual({ ...done, facts: [renamed] })
  })

  test.each([
    { name: 'another request', again: { ...requested, request: 'other' } },
    { name: 'somebody else', again: { ...requested, by: 'ben' } },
    { name: 'another change than the last', again: { ...requested, key: 'key-0002', request: 'other' } },
  ])('is refused for $name', ({ again }) => {
    expect(changeSchedule(ground({ known }), creating(), again)).toMatchObject({
      refusal: { reason: 'idempotency-key-reused' },
    })
  })
})
