import { schedule } from '../../edge/schedule.ts'

/** Requests publishing again that was forgotten, or whose time to try again has come. */
export const publishSweep = schedule(
  {
    name: 'publish-sweep',
    summary: 'Asks again for publishing that waits or was forgotten.',
    cron: '* * * * *',
  },
  async ({ connections }) => {
    const due = await connections.due('publish-stock')
    await connections.request('publish-stock', due)
    return { connections: due.length }
  },
)
