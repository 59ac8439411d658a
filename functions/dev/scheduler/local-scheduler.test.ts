import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openTimer } from './job-book.ts'
import { startScheduler, type LocalScheduler, type LocalSchedulerOptions } from './local-scheduler.ts'

type Call = Readonly<{ uri: string; body: string; headers: Readonly<Record<string, string>> }>

const path = '/v1/projects/demo/locations/here/jobs'
const name = `${path.slice(4)}/nightly`
const job = {
  name,
  schedule: '30 7 * * 1-5',
  timeZone: 'Africa/Johannesburg',
  retryConfig: { retryCount: 2, minBackoffDuration: '30s', maxBackoffDuration: '45s' },
  httpTarget: {
    uri: 'http://127.0.0.1:1/run',
    httpMethod: 1,
    headers: { 'content-type': 'application/json', 'user-agent': 'mine' },
    body: Buffer.from('{"a":1}').toString('base64'),
    oidcToken: { serviceAccountEmail: 'a@b.c' },
  },
}

let scheduler: LocalScheduler
const [calls, answers, waits]: [Call[], number[], { milliseconds: number; run: () => void }[]] = [[], [], []]
const timers = new Map<string, () => void>()

const open = (change: Partial<LocalSchedulerOptions> = {}) =>
  startScheduler({
    host: '127.0.0.1',
    port: 0,
    timed: true,
    now: () => new Date('2026-11-24T05:30:00.412Z'),
    log: () => undefined,
    call: ({ httpTarget: { uri, body } }, headers) => {
      calls.push({ uri, body: Buffer.from(body, 'base64').toString(), headers })
      return Promise.resolve(answers.shift() ?? 200)
    },
    later: (milliseconds, run) => {
      waits.push({ milliseconds, run })
      return () => void waits.splice(0)
    },
    timer: (cron, timeZone, due) => {
      timers.set(`${cron} ${timeZone}`, due)
      return () => timers.delete(`${cron} ${timeZone}`)
    },
    ...change,
  })

beforeEach(async () => {
  for (const list of [calls, answers, waits]) list.splice(0)
  timers.clear()
  scheduler = await open()
})
afterEach(() => scheduler.close())

const ask = async (method: string, to: string, body?: object) => {
  const response = await fetch(`${scheduler.url}${to}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const json: unknown = await response.json()
  return { status: response.status, json }
}
const create = () => ask('POST', path, job)

describe('a job', () => {
  test('is called at its times, with what Cloud Scheduler sends', async () => {
    await create()
    timers.get('30 7 * * 1-5 Africa/Johannesburg')?.()
    expect(calls).toEqual([
      {
        uri: job.httpTarget.uri,
        body: '{"a":1}',
        headers: {
          'content-type': 'application/json',
          authorization: 'Bearer local',
          'user-agent': 'Google-Cloud-Scheduler',
          'x-cloudscheduler': 'true',
          'x-cloudscheduler-jobname': 'nightly',
          'x-cloudscheduler-scheduletime': '2026-11-24T05:30:00Z',
        },
      },
    ])
  })

  test('is called at its new times only, at none while it is paused, and at none when it is gone', async () => {
    await create()
    await ask('PATCH', `/v1/${name}?updateMask=schedule`, { schedule: '0 6 * * *', timeZone: 'UTC' })
    expect([...timers.keys()]).toEqual(['0 6 * * * Africa/Johannesburg'])
    await ask('POST', `/v1/${name}:pause`, {})
    expect([...timers.keys()]).toEqual([])
    await ask('PATCH', `/v1/${name}?updateMask=schedule`, { schedule: '0 7 * * *' })
    expect([...timers.keys()]).toEqual([])
    await ask('POST', `/v1/${name}:resume`, {})
    expect([...timers.keys()]).toEqual(['0 7 * * * Africa/Johannesburg'])
    await ask('DELETE', `/v1/${name}`)
    expect([...timers.keys()]).toEqual([])
  })

  test('that does not answer 2xx is called again for the same time, as often as it says', async () => {
    await create()
    answers.push(503, 0, 500)
    await ask('POST', `/v1/${name}:run`, {})
    for (const milliseconds of [30_000, 45_000]) {
      await expect.poll(() => waits.length).toBe(1)
      expect(waits[0]?.milliseconds).toBe(milliseconds)
      waits.splice(0)[0]?.run()
    }
    await expect.poll(() => calls.length).toBe(3)
    expect(new Set(calls.map(({ headers }) => headers['x-cloudscheduler-scheduletime'])).size).toBe(1)
    expect(waits).toEqual([])
  })

  test('is run when that is asked for, also where jobs do not run at their times', async () => {
    await scheduler.close()
    scheduler = await open({ timed: false })
    await create()
    expect([...timers.keys()]).toEqual([])
    await ask('POST', `/v1/${name}:run`, {})
    expect(calls).toHaveLength(1)
  })
})

test.each([
  {
    what: 'a job that is there already',
    first: create,
    method: 'POST',
    to: path,
    body: job,
    then: [409, 'ALREADY_EXISTS'],
  },
  {
    what: 'a job that is not there',
    method: 'PATCH',
    to: `/v1/${name}`,
    body: job,
    then: [404, 'NOT_FOUND'],
  },
  { what: 'the removal of one', method: 'DELETE', to: `/v1/${name}`, then: [404, 'NOT_FOUND'] },
  {
    what: 'resuming what runs',
    first: create,
    method: 'POST',
    to: `/v1/${name}:resume`,
    body: {},
    then: [400, 'FAILED_PRECONDITION'],
  },
  {
    what: 'times that are none',
    method: 'POST',
    to: path,
    body: { ...job, schedule: '61 * * * *' },
    then: [400, 'INVALID_ARGUMENT'],
  },
  {
    what: 'a time zone that is none',
    method: 'POST',
    to: path,
    body: { ...job, timeZone: 'Karoo' },
    then: [400, 'INVALID_ARGUMENT'],
  },
  {
    what: 'a name that is none',
    method: 'POST',
    to: path,
    body: { ...job, name: `${name}!` },
    then: [400, 'INVALID_ARGUMENT'],
  },
  {
    what: 'more retries than it takes',
    method: 'POST',
    to: path,
    body: { ...job, retryConfig: { retryCount: 6 } },
    then: [400, 'INVALID_ARGUMENT'],
  },
  { what: 'what it does not know', method: 'GET', to: '/v2/jobs', then: [404, 'NOT_FOUND'] },
])('refuses $what', async ({ first, method, to, body, then: [code, status] }) => {
  await first?.()
  expect(await ask(method, to, body)).toMatchObject({ status: code, json: { error: { code, status } } })
})

test('a timer calls at the times that its expression means in its time zone', () => {
  vi.useFakeTimers({ now: new Date('2026-11-24T05:29:00.000Z') })
  const due: string[] = []
  const stop = openTimer('30 7 * * 2', 'Africa/Johannesburg', () => due.push(new Date().toISOString()))
  vi.advanceTimersByTime(59_000)
  expect(due).toEqual([])
  vi.advanceTimersByTime(2_000)
  expect(due.map((at) => at.slice(0, 19))).toEqual(['2026-11-24T05:30:00'])
  stop()
  vi.advanceTimersByTime(8 * 24 * 3_600_000)
  expect(due).toHaveLength(1)
  vi.useRealTimers()
})
