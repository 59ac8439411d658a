import type { FoundJob, JobId, Scheduler } from '../src/domain/schedules/scheduler-port.ts'
import { Fault } from '../src/domain/fault.ts'

/** A scheduler that keeps jobs and never calls, with its jobs in the test's hands. */
export type MemoryScheduler = Scheduler &
  Readonly<{
    jobs: Map<string, FoundJob>
    /** What happens before the next calls are answered; what it throws is their answer. */
    before: (() => Promise<void> | void)[]
  }>

export const jobKey = ({ merchant, schedule }: JobId): string => `${merchant}/${schedule}`

const isCron = /^\d{1,2} \d{1,2}(,\d{1,2})* \* \* (\*|[0-6](,[0-6])*)$/

export function memoryScheduler(): MemoryScheduler {
  const jobs = new Map<string, FoundJob>()
  const before: MemoryScheduler['before'] = []
  const asked = async () => before.shift()?.()
  return {
    jobs,
    before,
    put: async (job) => {
      await asked()
      const [minute] = job.cron.split(' ')
      if (!isCron.test(job.cron) || Number(minute) > 59) throw new Fault('rejected', 'these are no times')
      jobs.set(jobKey(job), { ...job })
    },
    remove: async (id) => {
      await asked()
      jobs.delete(jobKey(id))
    },
    list: async () => {
      await asked()
      return [...jobs.values()]
    },
  }
}
