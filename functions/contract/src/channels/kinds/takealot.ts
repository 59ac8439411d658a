import { z } from 'zod'
import { kindOfChannel } from './channel-kind.ts'

const open = { units: 'held', money: 'counts', paid: true, rank: 20, cases: [] } as const
/** The unit has left the seller's shelf and is in Takealot's warehouses, or was lost between two of them. */
const withTakealot = { ...open, units: 'left', rank: 25 } as const
/** A unit that had left before stays gone. */
const cancelled = {
  ...open,
  units: 'freed',
  money: 'nothing',
  rank: 50,
  cases: ['cancelled-after-shipping'],
} as const
/** Cancelled when Takealot had the unit, or should have had it. */
const cancelledAway = { ...cancelled, units: 'gone' } as const

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
  /**
   * Takealot gives a sale no time of change, so the rank is the line's version: it only ever grows in a line's life.
   * `Shipped to Customer` is final but for `Returned`; a cancelled line never comes back, so nothing stands above it.
   * Steps of five leave room for one between two. The set is open: a status that is new is a line that is still wanted.
   */
  statuses: {
    field: 'sale_status',
    known: {
      'New Lead Time Order': { ...open, rank: 10 },
      'Draft Shipment': open,
      'Preparing for Customer': withTakealot,
      'Inter DC Transfer': withTakealot,
      'Lost In Transit': withTakealot,
      'Shipped to Customer': { ...open, units: 'left', rank: 30 },
      Returned: { ...open, units: 'returned', money: 'nothing', rank: 40, cases: ['returned'] },
      'Cancelled by Customer': cancelled,
      'Cancelled by Seller': cancelled,
      'Cancelled by Takealot': cancelled,
      'Cancelled - Late Delivery': cancelled,
      'Cancelled by Takealot - DC Stock Inquiry': cancelledAway,
      'Cancelled by Takealot - DC Stock Enquiry': cancelledAway,
      'Cancelled - Inbound Exception': cancelledAway,
    },
    beginning: { Cancelled: cancelled },
    other: open,
  },
  listingTroubles: ['disabled-by-takealot', 'no-lead-time', 'seller-inactive', 'unknown-warehouse'],
})
