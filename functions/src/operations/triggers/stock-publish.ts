import { publishing } from '@fluxori/contract/engine/channel-work'
import { onWritten } from '../../edge/on-document.ts'

/** Makes a channel show what it should, when the journal or the sweep requests it. */
export const stockPublish = onWritten(
  { name: 'stock-publish', summary: "Publishes a channel's pending quantities." },
  publishing,
  async ({ ids, services }) => {
    const connection = { merchant: ids['merchant'] ?? '', channelId: ids['channel'] ?? '' }
    const run = await services.connections.runRequested('publish-stock', connection)
    return run === null ? 'not-requested' : `${run.outcome} ${run.done} published, ${run.failed} rejected`
  },
  { timeoutSeconds: 300, grants: ['secrets'] },
)
