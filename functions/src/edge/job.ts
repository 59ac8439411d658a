import type { Request, Response } from '@google-cloud/functions-framework'
import { MerchantId, type Instant } from '@fluxori/contract/kernel'
import { ScheduleId } from '@fluxori/contract/schedules/schedule-id'
import { z } from 'zod'
import type { Services } from '../services.ts'
import { bodyOf } from './body.ts'
import { needed, type CloudFunction, type Needs } from './cloud-function.ts'
import { jsonIn } from './json.ts'
import { errorWords, logged, type Outcome } from './log.ts'
import { answerProblem } from './problem.ts'

/** A merchant's schedule whose time has come. */
export type DueJob = Readonly<{
  merchant: MerchantId
  schedule: ScheduleId
  dueAt: Instant
  services: Services
}>

/** `retry`: it is not done, and the scheduler is to call again. */
export type JobOutcome = Readonly<{
  outcome: string
  retry?: boolean
  counts?: Readonly<Record<string, number>>
}>

type Description = Readonly<{ name: string; summary: string }>

const Body = z.strictObject({ merchantId: MerchantId, scheduleId: ScheduleId })
/** Cloud Scheduler tells the time that was due, which is the same on every retry (RFC 3339). */
const DueAt = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())

/**
 * A Cloud Function that the jobs of merchants' schedules call. Only the scheduler's service account may invoke it: the
 * platform checks its token before this code runs. What is decided is 200, whatever it is; a fault, and what is still
 * being done, is 503, so that the scheduler calls again.
 */
export function job(
  { name, summary }: Description,
  run: (due: DueJob) => Promise<JobOutcome>,
  needs: Needs = {},
): CloudFunction {
  return {
    name,
    summary,
    trigger: { kind: 'job' },
    ...needed(needs),
    roles: [],
    answer: {
      kind: 'http',
      run: (services, request, response) =>
        logged({ operation: name }, () => respond(request, response, (due) => run({ ...due, services }))),
    },
  }
}

async function respond(
  request: Request,
  response: Response,
  run: (due: Omit<DueJob, 'services'>) => Promise<JobOutcome>,
): Promise<Outcome> {
  const due = dueJob(request)
  if (due === null) {
    answerProblem(response, { status: 400, reason: 'invalid-request', detail: 'This is not a due job.' })
    return { outcome: 'invalid-request' }
  }
  const { merchant } = due
  try {
    const { retry = false, ...done } = await run(due)
    response.status(retry ? 503 : 200).json(done)
    return { merchant, ...done }
  } catch (error) {
    answerProblem(response, { status: 503, reason: 'unavailable', detail: 'It is to be called again.' })
    return { merchant, outcome: 'failed', error: errorWords(error) }
  }
}

/** What a call of the scheduler says; null for anything else. */
function dueJob(request: Request): Omit<DueJob, 'services'> | null {
  if (request.method !== 'POST') return null
  const dueAt = DueAt.safeParse(request.headers['x-cloudscheduler-scheduletime'])
  const body = bodyOf(request)
  if (body.kind !== 'read' || !dueAt.success) return null
  const named = Body.safeParse(jsonIn(body.bytes))
  if (!named.success) return null
  return { merchant: named.data.merchantId, schedule: named.data.scheduleId, dueAt: dueAt.data }
}
