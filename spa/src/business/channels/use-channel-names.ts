import { channels } from '@fluxori/contract/channels/channels'
import { readable } from '../../lib/live/row.ts'
import { foundOf, useLive } from '../../lib/live/use-live.ts'
import { useMerchantId } from '../../lib/session/session.ts'

/** Channels by id, as the merchant calls them. */
export function useChannelNames(): (channelId: string) => string {
  const live = useLive(channels, { merchant: useMerchantId() })
  const names = new Map(readable(foundOf(live)).map(({ id, name }) => [id, name]))
  return (channelId) => names.get(channelId) ?? channelId
}
