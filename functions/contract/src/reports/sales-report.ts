import { z } from 'zod'
import { ChannelId } from '../kernel.ts'
import { DaySales } from '../orders/days.ts'
import { reportFields } from './report-fields.ts'

/**
 * The sales of one day, by channel, as the state stood at `madeAt`. A cancellation that comes later changes the state,
 * not the report.
 */
export const SalesReport = z.object({
  ...reportFields,
  kind: z.literal('sales'),
  channels: z.record(ChannelId, DaySales),
  total: DaySales,
})
export type SalesReport = z.infer<typeof SalesReport>

export const salesReport = { schema: SalesReport, counts: ['orders'] } as const
