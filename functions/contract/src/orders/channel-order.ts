import { z } from 'zod'
import { Currency } from '../currency.ts'
import { Cents, ExternalId, Instant } from '../kernel.ts'
import { Customer } from './customers.ts'

/**
 * What a line is. Only goods hold stock: a service (gift wrapping), a tip, a fee, a voucher (`gift-card`) and the
 * container of a bundle whose parts stand beside it have a price and nothing to send.
 */
export const LineKind = z.enum(['goods', 'service', 'tip', 'fee', 'gift-card', 'container'])
export type LineKind = z.infer<typeof LineKind>

const Units = z.int().min(0).max(1_000_000)

/** One line of an order as a channel tells it, in our words. Amounts include VAT. */
export const ChannelOrderLine = z.object({
  externalId: ExternalId,
  kind: LineKind.default('goods'),
  /** The bundle's line that this one is a part of. */
  partOf: ExternalId.nullable().default(null),
  /** The channel's id of what was sold (variant, offer, product), when it gives one. */
  listing: ExternalId.nullable(),
  skuText: z.string().max(300),
  barcode: z.string().max(40).nullable(),
  title: z.string().max(500),
  /** Units still to be sent, as the channel itself counts them. */
  toSend: Units,
  /** Units that have left for the buyer, as the channel itself counts them. */
  sent: Units,
  /** True where `sent` only follows from the order's status: then fewer of them do not mean that a shipment was cancelled. */
  sentByStatus: z.boolean().default(false),
  /** Units that came back and that the channel has on its shelf again. */
  returned: Units.default(0),
  /** Nobody wants it any more, wherever it is by now. */
  cancelled: z.boolean().default(false),
  /** Units whose price stands: a refunded, cancelled or removed unit is not in it. */
  paid: Units,
  /** What the buyer pays for the units in `paid`. Below zero for a fee that is a discount. */
  totalCents: Cents,
  /** The VAT within `totalCents` as the channel charged it; null when it does not say. */
  taxCents: Cents.nullable().default(null),
  /** Units and money of it that were refunded, where they are not taken off above; null when the channel did not say now. */
  refunded: z
    .object({ units: Units, cents: Cents.min(0) })
    .nullable()
    .default(null),
  /** Grows with every change of this line on the channel; a lower one is older news. */
  version: z.int().min(0),
})
export type ChannelOrderLine = z.infer<typeof ChannelOrderLine>

/** What of an order could not be read as it stands, for a person: half a unit, an amount that is no number. */
export const Doubt = z.object({
  line: ExternalId.nullable(),
  text: z.string().max(300),
  /** Whether a line is missing because of it: one that was known before is still wanted. */
  hidesLine: z.boolean().default(false),
})
export type Doubt = z.infer<typeof Doubt>

export const mostOrderLines = 500

/** Why a town may stand where everybody of the merchant reads. */
export const townIsNobody =
  'A town has many buyers in it. What has digits or an @ in it is not taken for one; name, street and house stand with the customer alone.'

/** An order as a channel tells it, normalised by its adapter. */
export const ChannelOrder = z.object({
  externalId: ExternalId,
  /** What the buyer and the merchant call it, e.g. `#1001`. */
  number: z.string().max(100),
  placedAt: Instant,
  updatedAt: Instant.nullable(),
  /** Grows with every change of the order on the channel, its thousands by the second; a lower one is older news. */
  version: z.int().min(0),
  /** True when only some of the order's lines are told; the others stay as they are. */
  partial: z.boolean(),
  payment: z.enum(['paid', 'unpaid']),
  cancelled: z.boolean(),
  /** False while the channel itself takes no stock for it, as for a quote: it is not taken in, and one that was is given up. */
  sold: z.boolean().default(true),
  currency: Currency,
  /** Delivery charged to the buyer, VAT included. */
  shippingCents: Cents.min(0),
  /** The VAT within it as the channel charged it; null when it does not say. */
  shippingTaxCents: Cents.nullable().default(null),
  /** What the buyer pays in the end by the channel's own sum, refunds taken off; null when it tells none. */
  chargedCents: Cents.nullable().default(null),
  /** Money that was given back so far, VAT included, of lines or of no line, where it is not taken off above. */
  refundsCents: Cents.min(0).default(0),
  /** The country that the goods go to, as the channel writes it; null when it says none. */
  country: z.string().max(60).nullable().default(null),
  /** The buyer's town, by the channel's own field; null when it says none. No street, no house: see `townOf`. */
  town: z.string().max(60).nullable().default(null),
  doubts: z.array(Doubt).max(20).default([]),
  lines: z.array(ChannelOrderLine).max(mostOrderLines),
  customer: Customer.nullable(),
})
export type ChannelOrder = z.infer<typeof ChannelOrder>
