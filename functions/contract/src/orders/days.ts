import { z } from 'zod'
import { Cents, ChannelId, Day, document, everyRole } from '../kernel.ts'

/** Sales of one channel on one day: orders that still want something, their units, revenue and VAT. */
export const DaySales = z.object({
  orders: z.int(),
  units: z.int(),
  /** Lines and delivery, VAT included. */
  revenueCents: Cents,
  vatCents: Cents,
})
export type DaySales = z.infer<typeof DaySales>

/** An hour of a day in the merchant's time zone: `00` to `23`. */
export const Hour = z.string().regex(/^([01]\d|2[0-3])$/)
export type Hour = z.infer<typeof Hour>

/**
 * One day's sales by channel, and over all channels by hour, by when the buyer ordered. Kept exact by the journal. The
 * hours add up to the channels; a day of before hours were kept has none.
 */
export const DayRollup = z.object({
  day: Day,
  channels: z.record(ChannelId, DaySales),
  hours: z.record(Hour, DaySales).default({}),
})
export type DayRollup = z.infer<typeof DayRollup>

export const days = document({
  path: 'merchants/{merchant}/days/{day}',
  schema: DayRollup,
  readers: everyRole,
  journal: 'sum',
  queries: {},
  personal: [],
})
