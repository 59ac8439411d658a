import { kindsOfChannels } from './channel-kind.ts'
import { shopify } from './shopify.ts'
import { takealot } from './takealot.ts'
import { woocommerce } from './woocommerce.ts'

/** The kinds of channel that Fluxori has an adapter for: one line each. */
export const channelKinds = kindsOfChannels({
  shopify,
  takealot,
  woocommerce,
})
