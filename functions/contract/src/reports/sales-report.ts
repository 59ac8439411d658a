import { z } from 'zod'
import { ChannelId, Day, document, everyRole, Instant } from '../kernel.ts'
import { DaySales } from '../orders/days.ts'
import { ScheduleId } from '../schedules/schedules.ts'

/**
 * The sales of one day, by channel, as the books stood at `madeAt`. A cancellation that comes later changes the books,
 * not the report. Made again for the same day it replaces itself.
 */
export const SalesReport = z.object({
  id: z.string(),
  kind: z.literal('sales'),
  day: Day,
  channels: z.record(ChannelId, DaySales),
  total: DaySales,
  madeAt: Instant,
  /** The schedule that had it made. */
  schedule: ScheduleId,
})
export type SalesReport = z.infer<typeof SalesReport>

export const reports = document({
  path: 'merchants/{merchant}/reports/{report}',
  schema: SalesReport,
  readers: everyRole,
  journal: null,
  queries: {},
  personal: [],
})

export const reportsSubject = {
  documents: { reports },
  commands: {},
  operations: {},
  cases: {},
} as const
