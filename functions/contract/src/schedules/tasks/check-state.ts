import { z } from 'zod'

/** Checks stock against its movements and orders; what does not hold becomes a case. */
export const checkState = {
  schema: z.strictObject({ kind: z.literal('check-state') }),
  counts: ['checked', 'broken'],
} as const
