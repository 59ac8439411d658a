import { schedule } from '../../edge/schedule.ts'

/** Sends Cloud Scheduler what it does not have of merchants' schedules, and makes the jobs that vanished. */
export const scheduleSweep = schedule(
  {
    name: 'schedule-sweep',
    summary: "Makes Cloud Scheduler match the merchants' schedules.",
    cron: '*/10 * * * *',
  },
  (services) => services.schedules.sweep(),
  { grants: ['jobs'] },
)
