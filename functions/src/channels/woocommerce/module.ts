import type { ChannelModule } from '../../domain/channels/channel-port.ts'
import { openWoocommerce } from './woocommerce.ts'

export const woocommerce: ChannelModule<'woocommerce'> = {
  kind: 'woocommerce',
  open: openWoocommerce,
  /** Its filter by change can lag, so ten minutes. */
  pollOverlapMs: 10 * 60_000,
}
