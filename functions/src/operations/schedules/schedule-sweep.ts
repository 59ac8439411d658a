import { schedule } from '../../edge/schedule.ts'

/** Tells Cloud Scheduler what it was not told of merchants' schedules, and makes the jobs that vanished. */
export const scheduleSweep = schedule(
  {
    name: 'schedule-sweep',
    summary: "Makes Cloud Scheduler match the merchants' schedules.",
    cron: '*/10 * * * *',
  },
  (services) => services.sweepSchedules(),
  { grants: ['jobs'] },
)
