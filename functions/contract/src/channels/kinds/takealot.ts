import { z } from 'zod'
import { kindOfChannel } from './channel-kind.ts'

export const takealot = kindOfChannel({
  kind: 'takealot',
  label: 'Takealot',
  keys: { apiKey: 'API key of the seller', webhookSecrets: 'secret of the webhook' },
  settings: z.object({
    /** The seller's own warehouse whose lead-time stock Fluxori keeps, as Takealot numbers it (`GET /seller?expands=warehouses`). */
    sellerWarehouseId: z.int().min(1),
    /**
     * What `selling_price` of a v1 sale means. Its description does not say; that of v2 says the line's total, so that
     * is the default. Settle it with a sale of two units against `payment-customer-order` in `/transactions`.
     */
    sellingPriceIs: z.enum(['total', 'unit']).default('total'),
  }),
  listingTroubles: ['disabled-by-takealot', 'no-lead-time', 'seller-inactive', 'unknown-warehouse'],
})
