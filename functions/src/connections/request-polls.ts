import { channels } from '@fluxori/contract/channels/channels'
import type { ChannelId, MerchantId } from '@fluxori/contract/kernel'
import { collectionOf } from '../store/documents.ts'
import type { ConnectionTools } from './connection.ts'
import { requestWork } from './work.ts'

/** Requests a poll of a merchant's active channels: of these, or of all (null). Answers how many. */
export async function requestPolls(
  tools: ConnectionTools,
  merchant: MerchantId,
  only: readonly ChannelId[] | null,
): Promise<number> {
  const { docs } = await collectionOf(tools.db, channels, merchant)
    .where('state', '==', 'active')
    .select()
    .get()
  const wanted = docs.map(({ id }) => id).filter((id) => only === null || only.includes(id))
  await requestWork(
    tools,
    'poll-orders',
    wanted.map((channelId) => ({ merchant, channelId })),
  )
  return wanted.length
}
