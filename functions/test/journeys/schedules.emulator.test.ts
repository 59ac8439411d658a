import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { polls } from '@fluxori/contract/engine/channel-work'
import { checks } from '@fluxori/contract/engine/journal'
import { merchants } from '@fluxori/contract/merchant/merchant'
import { reports } from '@fluxori/contract/reports/reports'
import {
  schedules,
  type Schedule,
  type ScheduleChange,
  type ScheduleFields,
} from '@fluxori/contract/schedules/schedules'
import type { ScheduleTask } from '@fluxori/contract/schedules/tasks/all'
import { manifest } from '../../build/manifest.ts'
import { startScheduler } from '../../dev/scheduler/local-scheduler.ts'
import { Fault } from '../../src/domain/fault.ts'
import { scheduleRun } from '../../src/operations/schedules/schedule-run.ts'
import { scheduleSweep } from '../../src/operations/schedules/schedule-sweep.ts'
import { cloudScheduler } from '../../src/schedules/cloud-scheduler.ts'
import { openSchedules } from '../../src/schedules/open-schedules.ts'
import { runSchedule } from '../../src/schedules/run-schedule.ts'
import type { PerformTask } from '../../src/schedules/tasks/all.ts'
import type { Services } from '../../src/services.ts'
import { readDocument, reference } from '../../src/store/documents.ts'
import { encodedDocument } from '../../src/store/encoding.ts'
import { jobKey } from '../memory-scheduler.ts'
import { scheduleOf } from '../schedule-of.ts'
import { serve } from '../serve.ts'
import { kinds, merchant, openJourney, there, type Journey } from './journey.ts'

/** Merchants' schedules from the wish to the run, whatever is lost, killed or said twice on the way. */
let journey: Journey

beforeAll(() => void vi.spyOn(process.stdout, 'write').mockImplementation(() => true))
afterAll(() => vi.restoreAllMocks())
const opened: Journey[] = []
beforeEach(async () => {
  journey = await openJourney({ MUG: 10 })
  opened.push(journey)
})
afterAll(() => Promise.all(opened.map((one) => one.close())))

const week = 7 * 24 * 3_600_000
const fields: ScheduleFields = {
  name: 'Before trading',
  task: { kind: 'check-state' },
  when: { days: ['sun', 'mon'], times: ['10:30'] },
}
/** The first time of it: the journey begins on a Sunday at ten. */
const dueAt = '2026-11-22T08:30:00.000Z'
const creating = (change: object = {}): ScheduleChange => ({
  kind: 'create',
  fields: { ...fields, ...change },
})

let keys = 0
const asking = async (change: ScheduleChange, key = `key-of-test-${(keys += 1)}`): Promise<Schedule> => {
  const update = await journey.services.schedules.update(merchant, change, { by: 'owner', key })
  if (!update.accepted) throw new Error(update.refusal.reason)
  return update.value.schedule
}
const stored = async (id: string): Promise<Schedule> =>
  there(await readDocument(journey.db, schedules, { merchant, schedule: id }))
const jobOf = (schedule: string) => journey.scheduler.jobs.get(jobKey({ merchant, schedule }))
const away = () => {
  throw new Fault('unavailable', 'a host that nobody should read about')
}

/** What a call of a job gets. */
async function called(
  id: string,
  change: Readonly<{
    services?: Partial<Services>
    dueAt?: string | null
    body?: string
    method?: string
    of?: string
  }> = {},
) {
  const { url, close } = await serve(scheduleRun, () => ({ ...journey.services, ...change.services }))
  const due = change.dueAt === undefined ? dueAt : change.dueAt
  const method = change.method ?? 'POST'
  const response = await fetch(url, {
    method,
    headers: due === null ? {} : { 'x-cloudscheduler-scheduletime': due },
    ...(method === 'GET'
      ? {}
      : { body: change.body ?? JSON.stringify({ merchantId: change.of ?? merchant, scheduleId: id }) }),
  })
  const answer: unknown = await response.json()
  await close()
  return { status: response.status, answer }
}
const swept = async () => {
  const { url, close } = await serve(scheduleSweep, () => journey.services)
  const response = await fetch(url, { method: 'POST' })
  const counts: unknown = await response.json()
  await close()
  return { status: response.status, counts }
}

test('from the wish to the run, over the API of Cloud Scheduler', async () => {
  const run = await serve(scheduleRun, () => journey.services)
  const calls: number[] = []
  const finished = Promise.withResolvers<number>()
  const local = await startScheduler({
    host: '127.0.0.1',
    port: 0,
    timed: false,
    now: () => new Date(dueAt),
    log: () => undefined,
    call: async ({ httpTarget }, headers) => {
      const body = Buffer.from(httpTarget.body, 'base64')
      const { status } = await fetch(httpTarget.uri, { method: 'POST', headers, body })
      calls.push(status)
      finished.resolve(status)
      return status
    },
  })
  const place = {
    projectId: 'demo',
    api: local.url,
    location: 'africa-south1',
    runUrl: run.url,
    account: 'a@b.c',
  }
  const schedulesRoom = openSchedules({ ...journey.scheduleTools, scheduler: cloudScheduler(place) })
  const task: ScheduleTask = { kind: 'read-channels', channels: ['shopify', 'takealot'] }
  const update = await schedulesRoom.update(merchant, creating({ task }), { by: 'owner', key: 'key-0001' })
  const { id } = update.accepted ? update.value.schedule : scheduleOf()
  expect(await stored(id)).toMatchObject({ sync: { state: 'accepted' }, nextRunAt: dueAt })

  journey.advance(30 * 60_000)
  const name = `projects/demo/locations/africa-south1/jobs/schedule_${merchant}_${id}`
  await fetch(`${local.url}/v1/${name}:run`, { method: 'POST', body: '{}' })
  expect(await finished.promise).toBe(200)
  expect((await journey.all(polls)).map(({ channelId, state }) => [channelId, state]).toSorted()).toEqual([
    ['shopify', 'requested'],
    ['takealot', 'requested'],
  ])
  expect(await stored(id)).toMatchObject({
    lastRun: { dueAt, result: 'done', facts: { channels: 2 } },
    nextRunAt: '2026-11-23T08:30:00.000Z',
  })
  await local.close()
  await run.close()
})

describe('a change', () => {
  test('asked twice at once under one key is one schedule with one job', async () => {
    const all = await Promise.all([1, 2, 3].map(() => asking(creating(), 'key-of-both')))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect(await journey.all(schedules)).toHaveLength(1)
    expect(journey.scheduler.jobs.size).toBe(1)
  })

  test('two schedules of one name asked for at once leave one', async () => {
    const wishes = await Promise.allSettled([
      asking(creating()),
      asking(creating({ name: 'BEFORE trading' })),
    ])
    expect(wishes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await journey.all(schedules)).toHaveLength(1)
  })

  test.each([
    { change: 'pause', becomes: { state: 'paused' } },
    { change: 'resume', becomes: { state: 'active' } },
  ] as const)('to $change is told', async ({ change, becomes }) => {
    const { id } = await asking(creating())
    if (change === 'resume') await asking({ kind: 'pause', schedule: id })
    await asking({ kind: change, schedule: id })
    expect(jobOf(id)).toMatchObject(becomes)
    expect((await stored(id)).sync.state).toBe('accepted')
  })

  test('of the times, and a removal, are told', async () => {
    const { id } = await asking(creating())
    const when: Schedule['when'] = { days: ['sat'], times: ['06:15', '18:15'] }
    await asking({ kind: 'edit', schedule: id, fields: { when } })
    expect(jobOf(id)).toMatchObject({ cron: '15 6,18 * * 6', timeZone: 'Africa/Johannesburg' })
    await asking({ kind: 'remove', schedule: id })
    expect(jobOf(id)).toBeUndefined()
  })

  test('stands when Cloud Scheduler is away, says so, and is told later', async () => {
    journey.scheduler.before.push(away)
    const { id } = await asking(creating())
    expect((await stored(id)).sync).toMatchObject({ state: 'fault', reason: 'unavailable', revision: 1 })
    expect(jobOf(id)).toBeUndefined()
    expect(await swept()).toEqual({
      status: 200,
      counts: { schedules: 1, synced: 1, failed: 0, forgotten: 0 },
    })
    expect(jobOf(id)).toMatchObject({ state: 'active' })
    expect((await stored(id)).sync).toMatchObject({ state: 'accepted', reason: null })
  })

  test('whose instance is killed before it was told is told later', async () => {
    journey.scheduler.before.push(() => {
      throw new Error('killed')
    })
    await expect(asking(creating())).rejects.toThrow('killed')
    const [left] = await journey.all(schedules)
    expect(left?.sync.state).toBe('wanted')
    await swept()
    expect(jobOf(there(left).id)).toMatchObject({ state: 'active' })
    expect((await stored(there(left).id)).sync.state).toBe('accepted')
  })

  test('whose instance is killed is told by a repeat under its key', async () => {
    journey.scheduler.before.push(() => {
      throw new Error('killed')
    })
    await expect(asking(creating(), 'key-killed')).rejects.toThrow('killed')
    const { id } = await asking(creating(), 'key-killed')
    expect(jobOf(id)).toMatchObject({ state: 'active' })
    expect(await journey.all(schedules)).toHaveLength(1)
  })

  test('that is overtaken while it is being told leaves what the later one said', async () => {
    const { id } = await asking(creating())
    journey.scheduler.before.push(async () => {
      await asking({ kind: 'pause', schedule: id })
    })
    await asking({ kind: 'edit', schedule: id, fields: { when: { days: ['sat'], times: ['06:15'] } } })
    expect(jobOf(id)).toMatchObject({ state: 'paused', cron: '15 6 * * 6' })
    expect(await stored(id)).toMatchObject({ state: 'paused', sync: { state: 'accepted', revision: 3 } })
  })

  test('that is overtaken by the removal leaves no job', async () => {
    const { id } = await asking(creating())
    journey.scheduler.before.push(async () => {
      await asking({ kind: 'remove', schedule: id })
    })
    await asking({ kind: 'pause', schedule: id })
    expect(jobOf(id)).toBeUndefined()
  })
})

describe('a removed schedule', () => {
  test('whose job could not be removed runs no more, and its job goes later', async () => {
    const { id } = await asking(creating())
    journey.scheduler.before.push(away)
    await asking({ kind: 'remove', schedule: id })
    expect(jobOf(id)).toMatchObject({ state: 'active' })
    expect(await called(id)).toEqual({ status: 200, answer: { outcome: 'unknown-schedule' } })
    expect(await journey.all(checks)).toEqual([])
    await swept()
    expect(jobOf(id)).toBeUndefined()
  })

  test('is answered the same for a week, and then forgotten', async () => {
    const { id } = await asking(creating())
    await asking({ kind: 'remove', schedule: id }, 'key-removal')
    journey.advance(week)
    expect(await swept()).toMatchObject({ counts: { forgotten: 0 } })
    expect(await asking({ kind: 'remove', schedule: id }, 'key-removal')).toMatchObject({
      id,
      state: 'removed',
    })
    journey.advance(1)
    expect(await swept()).toMatchObject({ counts: { schedules: 1, forgotten: 1 } })
    expect(await journey.all(schedules)).toEqual([])
  })
})

describe('the sweep', () => {
  test('tells nothing where all is so', async () => {
    const { id } = await asking(creating())
    const before = await stored(id)
    expect(await swept()).toEqual({
      status: 200,
      counts: { schedules: 1, synced: 0, failed: 0, forgotten: 0 },
    })
    expect(await stored(id)).toEqual(before)
  })

  test.each([
    { what: 'vanished', spoil: null },
    { what: 'runs at other times', spoil: { cron: '0 0 * * *' } },
    { what: 'is paused by somebody', spoil: { state: 'paused' } },
    { what: 'was given up', spoil: { state: 'broken' } },
  ] as const)('makes right a job that $what', async ({ spoil }) => {
    const { id } = await asking(creating())
    const job = there(jobOf(id))
    if (spoil === null) journey.scheduler.jobs.clear()
    else journey.scheduler.jobs.set(jobKey({ merchant, schedule: id }), { ...job, ...spoil })
    expect(await swept()).toMatchObject({ counts: { synced: 1 } })
    expect(jobOf(id)).toEqual(job)
  })

  test('removes a job that is nobody’s, and leaves one whose schedule cannot be read', async () => {
    const job = { merchant, cron: '0 6 * * *', timeZone: 'Africa/Johannesburg', state: 'active' } as const
    for (const schedule of ['nobodys', 'unreadable'])
      journey.scheduler.jobs.set(jobKey({ merchant, schedule }), { ...job, schedule })
    await reference(journey.db, schedules, { merchant, schedule: 'unreadable' }).set({ id: 'unreadable' })
    expect(await swept()).toMatchObject({ counts: { synced: 1, failed: 0 } })
    expect([...journey.scheduler.jobs.keys()]).toEqual([`${merchant}/unreadable`])
  })

  test('is not stopped by one that fails', async () => {
    journey.scheduler.before.push(away, away)
    await asking(creating())
    await asking(creating({ name: 'After trading' }))
    journey.scheduler.before.push(() => undefined, away)
    expect(await swept()).toMatchObject({ counts: { schedules: 2, synced: 2, failed: 1 } })
    expect(journey.scheduler.jobs.size).toBe(1)
  })

  test('removes the jobs of a merchant that is gone', async () => {
    const { id } = await asking(creating())
    await reference(journey.db, merchants, { merchant }).delete()
    await swept()
    expect(jobOf(id)).toBeUndefined()
  })

  test('is called again when the jobs cannot be listed', async () => {
    journey.scheduler.before.push(away)
    expect(await swept()).toMatchObject({ status: 503, counts: { reason: 'unavailable' } })
  })
})

describe('a due time', () => {
  const put = async (change: Partial<Schedule> = {}) => {
    const schedule = scheduleOf({ ...fields, ...change })
    await reference(journey.db, schedules, { merchant, schedule: schedule.id }).set(encodedDocument(schedule))
    journey.advance(30 * 60_000)
    return schedule.id
  }
  const running = (perform: PerformTask): Partial<Services> => ({
    schedules: {
      ...journey.services.schedules,
      run: (id, due) => runSchedule({ ...journey.tools, perform }, id, due),
    },
  })

  test('is done once, however often and however closely it is called', async () => {
    const id = await put()
    let times = 0
    const services = running(() => Promise.resolve({ checked: (times += 1), broken: 0 }))
    const answers = await Promise.all([1, 2, 3].map(() => called(id, { services })))
    expect(times).toBe(1)
    expect(
      answers.filter(({ status, answer }) => status === 200 && JSON.stringify(answer).includes('"done"')),
    ).toHaveLength(1)
    expect(await called(id, { services })).toEqual({ status: 200, answer: { outcome: 'already-run' } })
    expect(times).toBe(1)
    expect((await stored(id)).lastRun).toMatchObject({
      dueAt,
      result: 'done',
      facts: { checked: 1, broken: 0 },
    })
  })

  test('that is being done is to be called again', async () => {
    const id = await put()
    const inside = Promise.withResolvers<void>()
    const services = running(async () => {
      expect(await called(id, { services })).toEqual({ status: 503, answer: { outcome: 'still-running' } })
      inside.resolve()
      return { checked: 1, broken: 0 }
    })
    expect(await called(id, { services })).toMatchObject({ status: 200, answer: { outcome: 'done' } })
    await inside.promise
  })

  test('that fails is noted, called again, and done', async () => {
    const id = await put()
    const services = running(away)
    const answer = await called(id, { services })
    expect(answer).toMatchObject({ status: 503, answer: { reason: 'unavailable' } })
    expect(JSON.stringify(answer)).not.toContain('host')
    expect((await stored(id)).lastRun).toMatchObject({ result: 'failed', reason: 'unavailable' })
    expect(await called(id)).toMatchObject({ status: 200, answer: { outcome: 'done' } })
    expect((await stored(id)).lastRun).toMatchObject({ result: 'done', reason: null })
  })

  test('whose run died is done again', async () => {
    const id = await put()
    const lastRun = { dueAt, startedAt: dueAt, finishedAt: null, result: 'running', reason: null, facts: {} }
    await reference(journey.db, schedules, { merchant, schedule: id }).update(encodedDocument({ lastRun }))
    expect(await called(id)).toMatchObject({ status: 503 })
    journey.advance(150_000)
    expect(await called(id)).toMatchObject({ status: 200, answer: { outcome: 'done' } })
  })

  test.each([
    {
      what: 'removed',
      change: { kind: 'remove', schedule: 'nightly' },
      then: { state: 'removed', nextRunAt: null },
    },
    {
      what: 'paused',
      change: { kind: 'pause', schedule: 'nightly' },
      then: { state: 'paused', nextRunAt: null },
    },
  ] as const)(
    'of a schedule that is $what while it runs does not bring it back',
    async ({ change, then }) => {
      const id = await put()
      const services = running(async () => {
        await asking(change)
        return { checked: 1, broken: 0 }
      })
      expect(await called(id, { services })).toMatchObject({ status: 200 })
      expect(await stored(id)).toMatchObject({ ...then, lastRun: { result: 'done' } })
    },
  )

  test('of a schedule that is forgotten while it runs leaves nothing', async () => {
    const id = await put()
    const services = running(async () => {
      await reference(journey.db, schedules, { merchant, schedule: id }).delete()
      return { checked: 1, broken: 0 }
    })
    expect(await called(id, { services })).toMatchObject({ status: 200 })
    expect(await journey.all(schedules)).toEqual([])
  })

  test.each([
    { what: 'of a paused schedule', put: { state: 'paused' }, then: 'schedule-paused' },
    { what: 'of a schedule that is not there', put: { id: 'other' }, then: 'unknown-schedule' },
  ] as const)('$what is refused for good', async ({ put: change, then }) => {
    await put(change)
    expect(await called('nightly')).toEqual({ status: 200, answer: { outcome: then } })
    expect(await journey.all(checks)).toEqual([])
  })

  test('of a merchant that is gone, or of another one, is refused for good', async () => {
    const id = await put()
    await reference(journey.db, merchants, { merchant: 'other' }).set({ name: 'other' })
    expect(await called(id, { of: 'other' })).toEqual({
      status: 200,
      answer: { outcome: 'unknown-schedule' },
    })
    await reference(journey.db, merchants, { merchant }).delete()
    expect(await called(id)).toEqual({ status: 200, answer: { outcome: 'unknown-merchant' } })
    expect((await stored(id)).lastRun).toBeNull()
  })

  test.each([
    { what: 'without its time', change: { dueAt: null } },
    { what: 'with a time that is none', change: { dueAt: 'now' } },
    { what: 'that is no JSON', change: { body: '{' } },
    { what: 'with the path of another merchant', change: { of: '../other' } },
    {
      what: 'with more than it should have',
      change: { body: '{"merchantId":"shop","scheduleId":"nightly","by":1}' },
    },
    { what: 'that is no POST', change: { method: 'GET' } },
  ])('a call $what does nothing', async ({ change }) => {
    const id = await put()
    expect(await called(id, change)).toMatchObject({ status: 400, answer: { reason: 'invalid-request' } })
    expect((await stored(id)).lastRun).toBeNull()
  })

  test('checks the state', async () => {
    const id = await put()
    expect(await called(id)).toMatchObject({ answer: { outcome: 'done', counts: { broken: 0 } } })
    expect(await journey.all(checks)).toHaveLength(1)
  })

  test('reads the active channels, and no paused one', async () => {
    await journey.db.doc(`merchants/${merchant}/channels/takealot`).update({ state: 'paused' })
    const id = await put({ task: { kind: 'read-channels', channels: null } })
    const active = kinds.filter((kind) => kind !== 'takealot')
    expect(await called(id)).toMatchObject({ answer: { counts: { channels: active.length } } })
    expect(new Set((await journey.all(polls)).map(({ channelId }) => channelId))).toEqual(new Set(active))
  })

  test('reports what was sold the day before, by channel, with its age', async () => {
    journey.shops.shopify.order('MUG', 2)
    await journey.takeIn('shopify')
    const next = '2026-11-23T08:30:00.000Z'
    const id = await put({ task: { kind: 'sales-report' } })
    journey.advance(24 * 3_600_000)
    expect(await called(id, { dueAt: next })).toMatchObject({ answer: { counts: { orders: 1 } } })
    const [report] = await journey.all(reports)
    const sales = { orders: 1, units: 2 }
    expect(report).toMatchObject({
      id: 'sales:2026-11-22',
      day: '2026-11-22',
      channels: { shopify: sales },
      total: sales,
      madeAt: journey.now(),
      schedule: id,
    })
  })

  test('reports a day without orders as one', async () => {
    const id = await put({ task: { kind: 'sales-report' } })
    expect(await called(id)).toMatchObject({ answer: { counts: { orders: 0 } } })
    expect(await journey.all(reports)).toMatchObject([
      { id: 'sales:2026-11-21', channels: {}, total: { orders: 0, revenueCents: 0 } },
    ])
  })
})

describe('the manifest', () => {
  const entry = (name: string) => there(manifest.find((one) => one.name === name))

  test('lets only the platform call schedule-run', () => {
    expect(entry('schedule-run')).toMatchObject({ invoker: 'platform', trigger: { kind: 'job' } })
  })

  test('says who manages jobs: who changes schedules, and who matches them', () => {
    const managing = manifest.filter(({ grants }) => grants.includes('jobs')).map(({ name }) => name)
    expect(managing).toEqual(['schedule-sweep', 'schedule-update'])
  })

  test('gives a run less time than its lease, so that a dead one is taken over by nobody alive', () => {
    expect(entry('schedule-run').resources.timeoutSeconds).toBeLessThan(150)
  })
})
