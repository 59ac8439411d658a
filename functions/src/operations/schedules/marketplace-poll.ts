import { schedule } from '../../edge/schedule.ts'

/** Requests a poll of every connection that is due: one work document each. */
export const marketplacePoll = schedule(
  {
    name: 'marketplace-poll',
    summary: 'Asks for a poll of every connection that is due.',
    cron: '* * * * *',
  },
  async ({ connections }) => {
    const due = await connections.due('poll-orders')
    await connections.request('poll-orders', due)
    return { polls: due.length }
  },
)
