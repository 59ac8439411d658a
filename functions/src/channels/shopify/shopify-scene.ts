import { shopifySandbox } from '../../../dev/sandboxes/shopify/module.ts'
import { channelScene, type ChannelScene } from '../channel-scene.ts'
import { shopify } from './module.ts'

/** The adapter before its own sandbox, for tests. */
export const shopifyScene = (): ChannelScene =>
  channelScene({
    module: shopify,
    sandbox: shopifySandbox,
    unknownListing: '4999999999',
    traits: { namesCustomer: true, comparesAndSets: true },
  })
