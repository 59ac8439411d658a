import type { CloudSchedulerClient, protos } from '@google-cloud/scheduler'
import { MerchantId } from '@fluxori/contract/kernel'
import type { FaultKind } from '@fluxori/contract/reasons'
import { ScheduleId } from '@fluxori/contract/schedules/schedule-id'
import { Fault } from '../domain/fault.ts'
import { runLeaseMs } from '../domain/schedules/claim-run.ts'
import type { FoundJob, Job, JobId, Scheduler } from '../domain/schedules/scheduler-port.ts'
import type { Environment } from '../environment.ts'
import { grpc, statusCode } from '../store/documents.ts'

type GoogleJob = protos.google.cloud.scheduler.v1.IJob

export type SchedulerPlace = Environment['scheduler'] & Readonly<{ projectId: string }>

/** Begins the name of every job of ours. Ids have no `_`, so a name is read back as it was made. */
const prefix = 'schedule'
const within = { timeout: 10_000, retry: null } as const

/**
 * Merchants' schedules as jobs of Cloud Scheduler, or of the local one, over REST: the same client, and the same calls.
 * Each job posts its merchant and schedule to `schedule-run`, as the service account that alone may call it. The package
 * is loaded when it is first needed.
 */
export function cloudScheduler(place: SchedulerPlace): Scheduler {
  let made: Promise<CloudSchedulerClient> | undefined
  const client = () => (made ??= openClient(place))
  return {
    put: async (job) => {
      const open = await client()
      const found = await said('set a job', () => putJob(open, place, job))
      if (job.state === 'paused' && isEnabled(found))
        await said('pause a job', () => open.pauseJob({ name: nameOf(place, job) }, within))
      if (job.state === 'active' && isPaused(found))
        await said('resume a job', () => open.resumeJob({ name: nameOf(place, job) }, within))
    },
    remove: async (id) => {
      const open = await client()
      await said('remove a job', () =>
        unless(grpc.notFound, () => open.deleteJob({ name: nameOf(place, id) }, within)),
      )
    },
    list: async () => {
      const open = await client()
      const [jobs] = await said('list jobs', () => open.listJobs({ parent: parentOf(place) }, within))
      return jobs.flatMap((job) => foundJob(place, job) ?? [])
    },
  }
}

async function openClient({ projectId, api }: SchedulerPlace): Promise<CloudSchedulerClient> {
  const { CloudSchedulerClient } = await import('@google-cloud/scheduler')
  if (api === null) return new CloudSchedulerClient({ fallback: true, projectId })
  const { hostname, port, protocol } = new URL(api)
  const local = { protocol: protocol.replace(':', ''), apiKey: 'local' }
  return new CloudSchedulerClient({
    fallback: true,
    projectId,
    apiEndpoint: hostname,
    port: Number(port),
    ...local,
  })
}

const parentOf = ({ projectId, location }: SchedulerPlace): string =>
  `projects/${projectId}/locations/${location}`

const nameOf = (place: SchedulerPlace, { merchant, schedule }: JobId): string =>
  `${parentOf(place)}/jobs/${prefix}_${merchant}_${schedule}`

const seconds = (count: number) => ({ seconds: count })

/** What is said of a job: all of it, each time. */
const saidOf = ({ merchant, schedule, cron, timeZone }: Job, place: SchedulerPlace): GoogleJob => ({
  name: nameOf(place, { merchant, schedule }),
  description: `Schedule ${schedule} of merchant ${merchant}`,
  schedule: cron,
  timeZone,
  attemptDeadline: seconds(runLeaseMs / 1000 - 30),
  retryConfig: {
    retryCount: 5,
    minBackoffDuration: seconds(30),
    maxBackoffDuration: seconds(300),
    maxDoublings: 4,
  },
  httpTarget: {
    uri: place.runUrl,
    httpMethod: 'POST',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ merchantId: merchant, scheduleId: schedule })),
    oidcToken: { serviceAccountEmail: place.account, audience: place.runUrl },
  },
})

const sentFields = [
  'description',
  'schedule',
  'time_zone',
  'attempt_deadline',
  'retry_config',
  'http_target',
] as const

/** Changes the job, or makes it when there is none. Whoever makes it at the same moment makes the same one. */
async function putJob(client: CloudSchedulerClient, place: SchedulerPlace, wanted: Job): Promise<GoogleJob> {
  const job = saidOf(wanted, place)
  const update = async () =>
    (await client.updateJob({ job, updateMask: { paths: [...sentFields] } }, within))[0]
  const create = async () => (await client.createJob({ parent: parentOf(place), job }, within))[0]
  return (
    (await unless(grpc.notFound, update)) ?? (await unless(grpc.alreadyExists, create)) ?? (await update())
  )
}

const isEnabled = ({ state }: GoogleJob): boolean => state === 'ENABLED'
const isPaused = ({ state }: GoogleJob): boolean => state === 'PAUSED'

function foundJob(place: SchedulerPlace, job: GoogleJob): FoundJob | null {
  const [ours, merchant, schedule] = (job.name ?? '').slice(`${parentOf(place)}/jobs/`.length).split('_')
  const ids = { merchant: MerchantId.safeParse(merchant), schedule: ScheduleId.safeParse(schedule) }
  if (ours !== prefix || !ids.merchant.success || !ids.schedule.success) return null
  const calls = job.httpTarget?.uri === place.runUrl
  const state = calls && isEnabled(job) ? 'active' : calls && isPaused(job) ? 'paused' : 'broken'
  const found = { cron: job.schedule ?? '', timeZone: job.timeZone ?? '', state } as const
  return { merchant: ids.merchant.data, schedule: ids.schedule.data, ...found }
}

/** What the call gives, or undefined when it fails with this status. */
async function unless<T>(code: number, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (statusCode(error) !== code) throw error
    return undefined
  }
}

/** gRPC's statuses that asking again does not change, and what they are to us. The rest is `unavailable`. */
const lasting: Readonly<Record<number, FaultKind>> = {
  3: 'rejected',
  7: 'unauthorised',
  8: 'throttled',
  9: 'rejected',
  16: 'unauthorised',
}

async function said<T>(what: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (cause) {
    const code = statusCode(cause)
    throw new Fault(lasting[code ?? 14] ?? 'unavailable', `could not ${what}: status ${code}`, { cause })
  }
}
