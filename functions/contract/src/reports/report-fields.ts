import { z } from 'zod'
import { Day, Instant } from '../kernel.ts'
import { ScheduleId } from '../schedules/schedule-id.ts'

/** What a report of any kind says of itself. Made again for the same day it replaces itself. */
export const reportFields = {
  id: z.string(),
  day: Day,
  madeAt: Instant,
  /** The schedule that had it made. */
  schedule: ScheduleId,
} as const
