import { job } from '../../edge/job.ts'

/** Does what a merchant's schedule asks for, once for each time that is due. */
export const scheduleRun = job(
  { name: 'schedule-run', summary: "Does the task of a merchant's schedule whose time has come." },
  async ({ merchant, schedule, dueAt, services }) => {
    const run = await services.schedules.run({ merchant, schedule }, dueAt)
    if (run.accepted) return { outcome: 'done', counts: run.value }
    const { reason } = run.refusal
    return { outcome: reason, retry: reason === 'still-running' }
  },
  { memoryMb: 1024, timeoutSeconds: 120 },
)
