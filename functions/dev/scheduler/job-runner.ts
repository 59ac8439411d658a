import type { Later } from '../sandboxes/host-delivery.ts'
import type { SaidJob } from './scheduler-wire.ts'

/** Calls a job's target once; answers its HTTP status, or 0 when there was no answer. */
export type CallTarget = (job: SaidJob, headers: Readonly<Record<string, string>>) => Promise<number>

export const callTarget: CallTarget = async ({ httpTarget, attemptDeadline }, headers) => {
  try {
    const response = await fetch(httpTarget.uri, {
      method: 'POST',
      headers,
      body: Buffer.from(httpTarget.body, 'base64'),
      signal: AbortSignal.timeout(attemptDeadline),
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    // No answer is one of the outcomes: the job is tried again.
    return 0
  }
}

/**
 * What Cloud Scheduler sends with a call (google.cloud.scheduler.v1.HttpTarget). The time that was due is the same on
 * every retry. The token here is none: nobody checks it locally.
 */
function callHeaders({ name, httpTarget }: SaidJob, dueAt: string): Readonly<Record<string, string>> {
  return {
    ...httpTarget.headers,
    ...(httpTarget.oidcToken === undefined ? {} : { authorization: 'Bearer local' }),
    'user-agent': 'Google-Cloud-Scheduler',
    'x-cloudscheduler': 'true',
    'x-cloudscheduler-jobname': name.slice(name.lastIndexOf('/') + 1),
    'x-cloudscheduler-scheduletime': dueAt,
  }
}

export type JobRunner = Readonly<{
  /** Calls the target for a due time, and again as the job's retries say until it answers 2xx. */
  run: (job: SaidJob, dueAt: string) => void
  /** Calls off retries that wait. */
  stop: () => void
}>

/** Runs jobs; nothing here keeps the process alive. */
export function openRunner(call: CallTarget, later: Later, log: (line: string) => void): JobRunner {
  const waiting = new Set<() => void>()
  let stopped = false
  const attempt = async (job: SaidJob, dueAt: string, tries: number): Promise<void> => {
    const status = await call(job, callHeaders(job, dueAt))
    if (stopped || (status >= 200 && status < 300)) return
    const { retryCount, minBackoffDuration, maxBackoffDuration } = job.retryConfig
    log(`scheduler: ${job.name} was answered ${status}, try ${tries + 1} of ${retryCount + 1}`)
    if (tries >= retryCount) return
    const callOff = later(Math.min(minBackoffDuration * 2 ** tries, maxBackoffDuration), () => {
      waiting.delete(callOff)
      void attempt(job, dueAt, tries + 1)
    })
    waiting.add(callOff)
  }
  return {
    run: (job, dueAt) => void attempt(job, dueAt, 0),
    stop: () => {
      stopped = true
      waiting.forEach((callOff) => callOff())
    },
  }
}
