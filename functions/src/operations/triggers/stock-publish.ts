import { publishing } from '@fluxori/contract/engine/channel-work'
import { onWritten } from '../../edge/on-document.ts'

/** Makes a channel show what it should, when the journal or the sweep asks for it. */
export const stockPublish = onWritten(
  { name: 'stock-publish', summary: "Publishes a channel's pending quantities." },
  publishing,
  async ({ ids, services }) => {
    const connection = { merchant: ids['merchant'] ?? '', channelId: ids['channel'] ?? '' }
    if (!(await services.isRequested('publishing', connection))) return 'not-requested'
    const { outcome, done, failed } = await services.publish(connection)
    return `${outcome} ${done} published, ${failed} rejected`
  },
  { timeoutSeconds: 300, grants: ['secrets'] },
)
