import { schedule } from '../../edge/schedule.ts'

/** Asks again for publishing that was forgotten, or whose time to try again has come. */
export const publishSweep = schedule(
  {
    name: 'publish-sweep',
    summary: 'Asks again for publishing that waits or was forgotten.',
    cron: '* * * * *',
  },
  async (services) => {
    const due = await services.dueForPublish()
    await services.ringPublishing(due)
    return { connections: due.length }
  },
)
