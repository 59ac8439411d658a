import { channels } from '@fluxori/contract/channels'
import type { ChannelId } from '@fluxori/contract/kernel'
import { readable } from '../../lib/live-row.ts'
import { useMerchantId } from '../../lib/session.ts'
import { useLive } from '../../lib/use-live.ts'

/** What the merchant calls a connection; its id until the name is known, or when it is gone. */
export function useChannelNames(): (channelId: ChannelId) => string {
  const live = useLive(channels, { merchant: useMerchantId() })
  const names = new Map(live.status === 'live' ? readable(live.found).map(({ id, name }) => [id, name]) : [])
  return (channelId) => names.get(channelId) ?? channelId
}
