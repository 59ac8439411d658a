import { channels } from '@fluxori/contract/channels/channels'
import type { ChannelId, MerchantId } from '@fluxori/contract/kernel'
import { collectionOf } from '../store/documents.ts'
import type { ConnectionTools } from './connection.ts'
import { ringPolls } from './doorbells.ts'

/** Asks for a poll of a merchant's active channels: of these, or of all (null). Answers how many were asked. */
export async function askForPolls(
  tools: ConnectionTools,
  merchant: MerchantId,
  only: readonly ChannelId[] | null,
): Promise<number> {
  const { docs } = await collectionOf(tools.db, channels, merchant)
    .where('state', '==', 'active')
    .select()
    .get()
  const asked = docs.map(({ id }) => id).filter((id) => only === null || only.includes(id))
  await ringPolls(
    tools,
    asked.map((channelId) => ({ merchant, channelId })),
  )
  return asked.length
}
