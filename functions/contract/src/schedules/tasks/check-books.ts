import { z } from 'zod'

/** Checks stock against its movements and orders; what does not hold becomes a case. */
export const checkBooks = {
  schema: z.strictObject({ kind: z.literal('check-books') }),
  counts: ['checked', 'broken'],
} as const
