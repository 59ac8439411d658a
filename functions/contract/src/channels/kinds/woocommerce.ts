import { z } from 'zod'
import { kindOfChannel } from './channel-kind.ts'

export const woocommerce = kindOfChannel({
  kind: 'woocommerce',
  label: 'WooCommerce',
  keys: {
    apiKey: 'consumer key and consumer secret, with a colon between',
    webhookSecrets: 'secret of each webhook',
  },
  settings: z.object({}),
  listingTroubles: ['stock-not-managed'],
})
