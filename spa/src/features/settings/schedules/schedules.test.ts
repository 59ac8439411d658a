import type { Schedule } from '@fluxori/contract/schedules/schedules'
import { describe, expect, test } from 'vitest'
import { changedFields } from '../../../lib/forms/changed-fields.ts'
import { faultsOf, fieldsOf, nothingTyped, typedOf, type TypedSchedule } from './schedule-typed.ts'
import { dueWords, isLate, runWords, syncWords, taskWords, whenWords } from './schedule-words.ts'

const asked = { by: 'ann', at: '2026-11-24T06:00:00.000Z', key: 'key-0001', request: 'this' }
const schedule = (change: Partial<Schedule> = {}): Schedule => ({
  id: 'nightly',
  name: 'Books',
  task: { kind: 'check-state' },
  when: { days: ['mon', 'tue'], times: ['07:30'] },
  state: 'active',
  nextRunAt: '2026-11-24T05:30:00.000Z',
  lastRun: null,
  sync: { state: 'accepted', revision: 1, at: asked.at, reason: null },
  created: asked,
  changed: asked,
  ...change,
})
const typed = (change: Partial<TypedSchedule> = {}): TypedSchedule => ({
  ...nothingTyped,
  name: 'Early',
  ...change,
})

describe('a schedule in words', () => {
  test.each<readonly [Schedule['when'], string]>([
    [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], times: ['06:00'] }, 'Every day at 06:00'],
    [
      { days: ['fri', 'mon', 'tue', 'thu', 'wed'], times: ['13:30', '07:30'] },
      'Monday to Friday at 07:30 and 13:30',
    ],
    [{ days: ['sun', 'sat'], times: ['06:00'] }, 'Saturday and Sunday at 06:00'],
    [{ days: ['wed', 'mon', 'sun'], times: ['06:00'] }, 'Mon, Wed and Sun at 06:00'],
  ])('%j runs: %s', (when, words) => expect(whenWords(when)).toBe(words))

  const nameOf = (id: string) => id.toUpperCase()
  test('says which channels it reads, as the merchant calls them', () => {
    expect(taskWords({ kind: 'read-channels', channels: null }, nameOf)).toBe('Reads every channel')
    expect(taskWords({ kind: 'read-channels', channels: ['a', 'b'] }, nameOf)).toBe('Reads A and B')
  })

  const now = Date.parse('2026-11-24T22:30:00.000Z')
  test.each([
    ['2026-11-25T05:30:00.000Z', 'today, 07:30'],
    ['2026-11-25T22:15:00.000Z', 'tomorrow, 00:15'],
    ['2026-11-30T05:30:00.000Z', 'Mon 30 Nov, 07:30'],
  ])('%s is %s, by South African days', (instant, words) => expect(dueWords(instant, now)).toBe(words))

  test('is late when its time is ten minutes past, unless it is paused', () => {
    const at = Date.parse('2026-11-24T05:40:00.000Z')
    expect(isLate(schedule(), at)).toBe(false)
    expect(isLate(schedule(), at + 1)).toBe(true)
    expect(isLate(schedule({ state: 'paused' }), at + 1)).toBe(false)
  })

  test('tells what the scheduler does not know, once that takes long', () => {
    const at = Date.parse(asked.at)
    const wanted = schedule({ sync: { state: 'wanted', revision: 1, at: asked.at, reason: null } })
    expect([syncWords(schedule(), at), syncWords(wanted, at + 30_000)]).toEqual([null, null])
    expect(syncWords(wanted, at + 30_001)).toMatch(/on its way/)
    const sync = { state: 'fault', revision: 1, at: asked.at, reason: 'unavailable' } as const
    expect(syncWords(schedule({ sync }), at)).toMatch(/could not be told .* does not answer/)
  })

  const run = { dueAt: asked.at, startedAt: asked.at, finishedAt: asked.at, reason: null }
  test.each<readonly [Schedule['lastRun'], RegExp]>([
    [null, /not run yet/],
    [{ ...run, result: 'running', facts: {} }, /Running/],
    [{ ...run, result: 'failed', reason: 'unavailable', facts: {} }, /failed: it does not answer/],
    [{ ...run, result: 'done', facts: { checked: 1200, broken: 0 } }, /Checked 1,200, all in order/],
    [{ ...run, result: 'done', facts: { checked: 3, broken: 1 } }, /Found 1 thing that does not add up/],
    [{ ...run, result: 'done', facts: { orders: 3 } }, /^Done$/],
  ])('%j is told as %s', (lastRun, words) => expect(runWords(schedule({ lastRun }))).toMatch(words))
})

describe('the form', () => {
  test('is right as it begins, but for the name', () => {
    expect(faultsOf(nothingTyped)).toEqual({ name: expect.any(String) })
    expect(faultsOf(typed())).toEqual({})
  })

  test.each<readonly [string, Partial<TypedSchedule>, object]>([
    ['no day', { days: [] }, { days: expect.stringMatching(/at least one/) }],
    ['no channel', { reads: 'some' }, { channels: expect.stringMatching(/at least one/) }],
    ['an empty time', { times: ['07:30', ''] }, { times: expect.stringMatching(/each time once/) }],
    ['a time twice', { times: ['07:30', '07:30'] }, { times: expect.stringMatching(/each time once/) }],
    ['other minutes', { times: ['07:30', '13:45'] }, { times: expect.stringMatching(/same minutes/) }],
  ])('says what is wrong with %s', (_, change, faults) => expect(faultsOf(typed(change))).toEqual(faults))

  test('asks for what it shows: channels only where they are read, days in their order', () => {
    const chosen = typed({ task: 'check-state', reads: 'some', channels: ['a'], days: ['sun', 'mon'] })
    expect(fieldsOf(chosen)).toMatchObject({ task: { kind: 'check-state' }, when: { days: ['mon', 'sun'] } })
    expect(fieldsOf(typed({ reads: 'some', channels: ['a'] })).task).toEqual({
      kind: 'read-channels',
      channels: ['a'],
    })
  })

  test('sends only what differs, and knows how it was', () => {
    const now = { ...typedOf(schedule()), times: ['08:30'] }
    const was = fieldsOf(typedOf(schedule()))
    expect(changedFields(fieldsOf(now), was)).toEqual({
      fields: { when: { days: ['mon', 'tue'], times: ['08:30'] } },
      before: { when: { days: ['mon', 'tue'], times: ['07:30'] } },
    })
    expect(changedFields(fieldsOf(typedOf(schedule())), was)).toBeNull()
  })
})
