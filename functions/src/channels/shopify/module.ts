import type { ChannelModule } from '../../domain/channels/channel-port.ts'
import { openShopify } from './shopify.ts'

export const shopify: ChannelModule<'shopify'> = {
  kind: 'shopify',
  open: openShopify,
  /** Its filter by change can lag, so ten minutes. */
  pollOverlapMs: 10 * 60_000,
}
