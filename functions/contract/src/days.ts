import { z } from 'zod'
import { Cents, ChannelId, Day, document, everyRole } from './kernel.ts'

/** Sales of one channel on one day: orders that still want something, their units, revenue and VAT. */
export const DaySales = z.object({
  orders: z.int(),
  units: z.int(),
  /** Lines and delivery, VAT included. */
  revenueCents: Cents,
  vatCents: Cents,
})
export type DaySales = z.infer<typeof DaySales>

/** One day's sales by channel, by the day the buyer ordered. Kept exact by the journal. */
export const DayRollup = z.object({ day: Day, channels: z.record(ChannelId, DaySales) })
export type DayRollup = z.infer<typeof DayRollup>

export const days = document({
  path: 'merchants/{merchant}/days/{day}',
  schema: DayRollup,
  readers: everyRole,
})
