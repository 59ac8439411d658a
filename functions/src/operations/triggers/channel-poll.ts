import { polls } from '@fluxori/contract/engine/channel-work'
import { onWritten } from '../../edge/on-document.ts'

/** Reads a connection's changed orders into the journal, and reads back a page of its stock. */
export const channelPoll = onWritten(
  { name: 'channel-poll', summary: "Reads a channel's changed orders and shown stock." },
  polls,
  async ({ ids, services }) => {
    const connection = { merchant: ids['merchant'] ?? '', channelId: ids['channel'] ?? '' }
    const run = await services.connections.runRequested('poll-orders', connection)
    return run === null ? 'not-requested' : `${run.outcome} ${run.done} appended`
  },
  { timeoutSeconds: 300, grants: ['secrets'] },
)
