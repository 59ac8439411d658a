import { Cron } from 'croner'
import type { CloudFunction } from '../src/edge/cloud-function.ts'

/** Calls a scheduled function as Cloud Scheduler does. Never rejects: the next time comes anyway. */
export type CallSchedule = (name: string) => Promise<void>

/** Cloud Scheduler's times are SAST. */
const timeZone = 'Africa/Johannesburg'

/**
 * Calls every scheduled function once now and then at its times. A function that is still running when its next time
 * comes is left alone. Answers what stops them.
 */
export function startSchedules(functions: readonly CloudFunction[], call: CallSchedule): () => void {
  const jobs = functions.flatMap(({ name, trigger }) =>
    trigger.kind === 'schedule'
      ? [new Cron(trigger.cron, { timezone: timeZone, protect: true, unref: true }, () => call(name))]
      : [],
  )
  jobs.forEach((job) => void job.trigger())
  return () => jobs.forEach((job) => job.stop())
}

/** Calls scheduled functions behind the router. */
export const callThrough =
  (router: string, log: (line: string) => void): CallSchedule =>
  async (name) => {
    try {
      const response = await fetch(`${router}/${name}`, { method: 'POST' })
      await response.arrayBuffer()
    } catch (error) {
      log(`${name} could not be called: ${String(error)}`)
    }
  }
