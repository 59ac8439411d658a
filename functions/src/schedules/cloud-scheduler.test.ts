import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startScheduler, type LocalScheduler } from '../../dev/scheduler/local-scheduler.ts'
import { failure, type RpcStatus, type WireAnswer } from '../../dev/scheduler/scheduler-wire.ts'
import type { Job } from '../domain/schedules/scheduler-port.ts'
import { cloudScheduler } from './cloud-scheduler.ts'
import { schedulerBehaviour } from './suite.ts'

/** The adapter and the client of the package against the local scheduler, over its API. */
const runUrl = 'http://127.0.0.1:1/schedule-run'
const account = 'schedules@demo-fluxori.iam.gserviceaccount.com'
const location = 'africa-south1'

let scheduler: LocalScheduler
let instead: (method: string, path: string) => WireAnswer | null
const calls: string[] = []

beforeEach(async () => {
  calls.splice(0)
  instead = () => null
  scheduler = await startScheduler({
    host: '127.0.0.1',
    port: 0,
    timed: false,
    pageSize: 2,
    now: () => new Date('2026-11-24T05:30:00.400Z'),
    log: () => undefined,
    instead: (method, path) => {
      calls.push(`${method} ${path.replace(/\?.*/, '')}`)
      return instead(method, path)
    },
  })
})
afterEach(() => scheduler.close())

const open = (change: object = {}) =>
  cloudScheduler({ projectId: 'demo', api: scheduler.url, location, runUrl, account, ...change })

const job: Job = {
  merchant: 'karoo',
  schedule: 'nightly',
  cron: '0 6 * * *',
  timeZone: 'Africa/Johannesburg',
  state: 'active',
}

schedulerBehaviour('Cloud Scheduler', () => Promise.resolve(open()))

const path = `/v1/projects/demo/locations/${location}/jobs`
const kept = async (): Promise<unknown> =>
  (await fetch(`${scheduler.url}${path}/schedule_karoo_nightly`)).json()

test('a job calls schedule-run with its merchant and schedule, as the one account that may', async () => {
  await open().put(job)
  expect(await kept()).toMatchObject({
    schedule: '0 6 * * *',
    timeZone: 'Africa/Johannesburg',
    attemptDeadline: '120s',
    retryConfig: { retryCount: 5, minBackoffDuration: '30s' },
    httpTarget: {
      uri: runUrl,
      httpMethod: 1,
      body: Buffer.from('{"merchantId":"karoo","scheduleId":"nightly"}').toString('base64'),
      oidcToken: { serviceAccountEmail: account, audience: runUrl },
    },
  })
})

test('a job that stays as it is takes one call', async () => {
  await open().put(job)
  calls.splice(0)
  await open().put(job)
  expect(calls).toEqual([`PATCH ${path}/schedule_karoo_nightly`])
})

test('jobs that are not of schedules are not ours', async () => {
  const other = { name: `${path.slice(4)}/journal-sweep`, schedule: '* * * * *', httpTarget: { uri: runUrl } }
  const made = await fetch(`${scheduler.url}${path}`, { method: 'POST', body: JSON.stringify(other) })
  expect(made.status).toBe(200)
  await open().put(job)
  expect(await open().list()).toEqual([job])
})

test('a job that calls somewhere else is broken, until it is told again', async () => {
  await open({ runUrl: 'http://127.0.0.1:2/schedule-run' }).put(job)
  expect(await open().list()).toEqual([{ ...job, state: 'broken' }])
  await open().put(job)
  expect(await open().list()).toEqual([job])
})

test('more jobs than a page are all listed', async () => {
  for (const schedule of ['a', 'b', 'c', 'd', 'e']) await open().put({ ...job, schedule })
  calls.splice(0)
  expect((await open().list()).map(({ schedule }) => schedule)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(calls).toHaveLength(3)
})

describe('a fault', () => {
  test.each<[RpcStatus, string]>([
    ['UNAVAILABLE', 'unavailable'],
    ['RESOURCE_EXHAUSTED', 'throttled'],
    ['PERMISSION_DENIED', 'unauthorised'],
    ['INVALID_ARGUMENT', 'rejected'],
  ])('%s is %s, and is not tried by the client itself', async (status, kind) => {
    instead = () => failure(status, 'a host that nobody should read about')
    const port = open()
    for (const ask of [() => port.put(job), () => port.remove(job), () => port.list()]) {
      calls.splice(0)
      const fault: unknown = await ask().catch((error: unknown) => error)
      expect(fault).toMatchObject({ name: 'Fault', kind })
      expect(String(fault)).not.toContain('host')
      expect(calls).toHaveLength(1)
    }
  })

  test('a scheduler that cannot be reached is unavailable', async () => {
    const port = open()
    await scheduler.close()
    await expect(port.put(job)).rejects.toMatchObject({ name: 'Fault', kind: 'unavailable' })
    await expect(port.list()).rejects.toMatchObject({ name: 'Fault', kind: 'unavailable' })
  })
})
