import type { ChannelKind } from '@fluxori/contract/channels/channels'
import type { OpenChannel } from '../domain/channels/channel-port.ts'
import { openShopify } from './shopify/shopify.ts'
import { openTakealot } from './takealot/takealot.ts'
import { openWoocommerce } from './woocommerce/woocommerce.ts'

/** The adapter of each kind of channel. */
export const adapters: Readonly<Record<ChannelKind, OpenChannel>> = {
  shopify: openShopify,
  takealot: openTakealot,
  woocommerce: openWoocommerce,
}
