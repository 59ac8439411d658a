import { z } from 'zod'
import { kindOfChannel } from './channel-kind.ts'

export const shopify = kindOfChannel({
  kind: 'shopify',
  label: 'Shopify',
  keys: { apiKey: 'access token of the app in the shop', webhookSecrets: 'client secret of the app' },
  settings: z.object({
    /** The numeric tail of the location whose stock the shop sells. Without it stock is neither read nor set. */
    locationId: z.union([z.string().regex(/^\d+$/), z.int().positive().transform(String)]),
    apiVersion: z
      .string()
      .regex(/^(\d{4}-(01|04|07|10)|unstable)$/)
      .default('2026-07'),
  }),
  listingTroubles: [
    'stock-not-tracked',
    'item-not-stocked-at-location',
    'invalid-location',
    'non-mutable-inventory-item',
  ],
})
