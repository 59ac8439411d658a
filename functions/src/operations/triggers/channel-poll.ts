import { polls } from '@fluxori/contract/engine/channel-work'
import { onWritten } from '../../edge/on-document.ts'

/** Reads a connection's changed orders into the journal, and reads back a page of its stock. */
export const channelPoll = onWritten(
  { name: 'channel-poll', summary: "Reads a channel's changed orders and shown stock." },
  polls,
  async ({ ids, services }) => {
    const connection = { merchant: ids['merchant'] ?? '', channelId: ids['channel'] ?? '' }
    if (!(await services.isRequested('polls', connection))) return 'not-requested'
    const { outcome, appended } = await services.poll(connection)
    return `${outcome} ${appended} appended`
  },
  { timeoutSeconds: 300, grants: ['secrets'] },
)
