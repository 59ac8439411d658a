import { schedule } from '../../edge/schedule.ts'

/** Asks for a poll of every connection that is due: one work document each. */
export const marketplacePoll = schedule(
  {
    name: 'marketplace-poll',
    summary: 'Asks for a poll of every connection that is due.',
    cron: '* * * * *',
  },
  async (services) => {
    const due = await services.dueForPoll()
    await services.ringPolls(due)
    return { polls: due.length }
  },
)
