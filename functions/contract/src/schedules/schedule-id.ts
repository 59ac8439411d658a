import { z } from 'zod'

/** A schedule's id within its merchant, given when it is made. */
export const ScheduleId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
export type ScheduleId = z.infer<typeof ScheduleId>
