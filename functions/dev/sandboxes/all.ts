import type { ChannelKind } from '@fluxori/contract/channels/channels'
import type { SandboxModule } from './sandbox.ts'
import { shopifySandbox } from './shopify/module.ts'
import { takealotSandbox } from './takealot/module.ts'
import { woocommerceSandbox } from './woocommerce/module.ts'

/** The sandbox of every kind of channel: one line each. */
export const sandboxModules: Readonly<{ [K in ChannelKind]: SandboxModule<K> }> = {
  shopify: shopifySandbox,
  takealot: takealotSandbox,
  woocommerce: woocommerceSandbox,
}
