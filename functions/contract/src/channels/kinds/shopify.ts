import { z } from 'zod'
import { kindOfChannel } from './channel-kind.ts'

const byFields = { units: 'by-fields', money: 'by-fields', paid: true, rank: 0, cases: [] } as const

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
  /**
   * Units are never told by a status: `fulfillable_quantity` says what is still to be sent, successful `fulfillments[]`
   * what has left, `cancelled_at` that nothing more is wanted. The status says who has paid.
   */
  statuses: {
    field: 'financial_status',
    known: {
      pending: { ...byFields, paid: false },
      authorized: { ...byFields, paid: false },
      partially_paid: { ...byFields, paid: false },
      paid: byFields,
      partially_refunded: byFields,
      refunded: { ...byFields, cases: ['returned'] },
      voided: { ...byFields, paid: false },
      expired: { ...byFields, paid: false },
    },
    beginning: {},
    other: { ...byFields, paid: false },
  },
  listingTroubles: [
    'stock-not-tracked',
    'item-not-stocked-at-location',
    'invalid-location',
    'non-mutable-inventory-item',
  ],
})
