import { describe, expect, test } from 'vitest'
import { ScheduleTimes } from '@fluxori/contract/schedules/schedules'
import { Cron } from 'croner'
import fc from 'fast-check'
import { cronOf } from './cron-of.ts'
import { nextRun } from './next-run.ts'

const weekdays = ScheduleTimes.shape.days.unwrap().options

describe('the times of a schedule', () => {
  test.each<[ScheduleTimes, string]>([
    [{ days: ['mon', 'fri'], times: ['07:30'] }, '30 7 * * 1,5'],
    [{ days: ['fri', 'mon'], times: ['13:30', '07:30'] }, '30 7,13 * * 1,5'],
    [{ days: ['sun', 'sat'], times: ['00:00'] }, '0 0 * * 0,6'],
    [{ days: [...weekdays], times: ['23:59'] }, '59 23 * * *'],
  ])('%j are one expression, written one way', (when, cron) => expect(cronOf(when)).toBe(cron))

  test.each([
    { days: [], times: ['07:30'] },
    { days: ['mon'], times: [] },
    { days: ['mon', 'mon'], times: ['07:30'] },
    { days: ['mon'], times: ['07:30', '07:30'] },
    { days: ['mon'], times: ['07:30', '13:45'] },
    { days: ['mon'], times: ['24:00'] },
    { days: ['mon'], times: ['7:30'] },
    { days: ['someday'], times: ['07:30'] },
    { days: ['mon'], times: ['07:30'], cron: '* * * * *' },
    { days: ['mon'], times: Array.from({ length: 7 }, (_, hour) => `0${hour}:00`) },
  ])('%j are none', (when) => expect(ScheduleTimes.safeParse(when).success).toBe(false))
})

describe('the next run', () => {
  test.each<[string, ScheduleTimes, string, string]>([
    [
      'later today',
      { days: ['tue'], times: ['07:30'] },
      '2026-11-24T05:29:59.999Z',
      '2026-11-24T05:30:00.000Z',
    ],
    ['not now', { days: ['tue'], times: ['07:30'] }, '2026-11-24T05:30:00.000Z', '2026-12-01T05:30:00.000Z'],
    [
      'at the next time today',
      { days: ['tue'], times: ['13:30', '07:30'] },
      '2026-11-24T05:30:00.000Z',
      '2026-11-24T11:30:00.000Z',
    ],
    [
      'after the weekend',
      { days: ['mon'], times: ['00:00'] },
      '2026-11-21T10:00:00.000Z',
      '2026-11-22T22:00:00.000Z',
    ],
    [
      'on the day as it is in South Africa',
      { days: ['wed'], times: ['00:30'] },
      '2026-11-24T22:15:00.000Z',
      '2026-11-24T22:30:00.000Z',
    ],
  ])('is %s', (_, when, after, next) => expect(nextRun(when, after)).toBe(next))

  test('is what the expression means in South African time', () => {
    const anyTimes = fc.record({
      days: fc.subarray([...weekdays], { minLength: 1 }),
      minute: fc.integer({ min: 0, max: 59 }),
      hours: fc.subarray(
        Array.from({ length: 24 }, (_, hour) => hour),
        { minLength: 1, maxLength: 6 },
      ),
    })
    const two = (number: number) => String(number).padStart(2, '0')
    const anyInstant = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2028-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(anyTimes, anyInstant, ({ days, minute, hours }, after) => {
        const when = { days, times: hours.map((hour) => `${two(hour)}:${two(minute)}`) }
        const cron = new Cron(cronOf(when), { timezone: 'Africa/Johannesburg', paused: true })
        expect(nextRun(when, after.toISOString())).toBe(cron.nextRun(after)?.toISOString())
      }),
    )
  })
})
