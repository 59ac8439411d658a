import { z } from 'zod'
import { kindOfChannel } from './channel-kind.ts'

const draft = { units: 'not-taken-in', money: 'nothing', paid: false, rank: 0, cases: [] } as const
const open = { units: 'held', money: 'counts', paid: null, rank: 4, cases: [] } as const
const over = {
  units: 'freed',
  money: 'nothing',
  paid: null,
  rank: 8,
  cases: ['cancelled-after-shipping'],
} as const

export const woocommerce = kindOfChannel({
  kind: 'woocommerce',
  label: 'WooCommerce',
  keys: {
    apiKey: 'consumer key and consumer secret, with a colon between',
    webhookSecrets: 'secret of each webhook',
  },
  settings: z.object({
    /**
     * For how many minutes after it was placed an order that is `pending` (a checkout that waits for its payment, a quote)
     * holds its stock; 0: not at all, as WooCommerce itself takes none for it.
     */
    holdPendingMinutes: z.int().min(0).max(43_200).default(0),
  }),
  listingTroubles: ['stock-not-managed'],
  statuses: {
    field: 'status',
    known: {
      'checkout-draft': draft,
      'auto-draft': draft,
      /** A quote, or a checkout that waits for its payment: the shop takes no stock for it. */
      pending: { ...open, units: 'unsold', money: 'nothing', paid: false, rank: 1 },
      failed: { ...over, rank: 2 },
      'on-hold': { ...open, paid: false, rank: 3 },
      processing: { ...open, paid: true, rank: 5 },
      completed: { ...open, units: 'left', paid: true, rank: 6 },
      refunded: { ...over, rank: 7 },
      cancelled: { ...over, rank: 8 },
      /** The bin. An order that had all left was tidied away. */
      trash: { ...over, rank: 9 },
    },
    beginning: {},
    /** One that a plugin added. */
    other: { ...open, rank: 4 },
  },
})
