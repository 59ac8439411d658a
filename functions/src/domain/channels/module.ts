import type { ChannelId } from '@fluxori/contract/kernel'
import type { channelsSubject } from '@fluxori/contract/channels/channels'
import type { Handlers, Links, Reading } from '../work.ts'
import { changeChannel } from './change-channel.ts'
import { channelOf } from './channel-of.ts'

/** Channels are at hand: nothing is named. */
export const channelsHandlers: Handlers<keyof (typeof channelsSubject)['commands']> = {
  'channel-update': { needs: () => undefined, decide: changeChannel },
}

/** A listing names the product that it sells. */
export const channelsLinks: Links = {
  listings: (need, _, listing) => {
    if (listing !== undefined && listing.sku !== null) need('products', listing.sku)
  },
}

/** Whether work may be asked for on a connection: one that is paused waits until it is resumed. */
export const acceptsWork = (state: Pick<Reading, 'all'>, channel: ChannelId): boolean =>
  channelOf(state, channel)?.state === 'active'
