import type { Channel } from '@fluxori/contract/channels/channels'
import type { ChannelId } from '@fluxori/contract/kernel'
import type { Reading } from '../work.ts'

/** A connection, or undefined where there is none or its document is broken: orders of it are taken in all the same. */
export const channelOf = (state: Pick<Reading, 'all'>, id: ChannelId): Channel | undefined =>
  state.all('channels').find((channel) => channel.id === id)
