import type { ChannelKind } from '@fluxori/contract/channels/channels'
import type { ChannelModule } from '../domain/channels/channel-port.ts'
import { shopify } from './shopify/module.ts'
import { takealot } from './takealot/module.ts'
import { woocommerce } from './woocommerce/module.ts'

/** Every kind of channel: one line each. */
export const channelModules: Readonly<{ [K in ChannelKind]: ChannelModule<K> }> = {
  shopify,
  takealot,
  woocommerce,
}
