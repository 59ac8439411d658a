import { z } from 'zod'
import { ChannelId } from '../../kernel.ts'
import { isEachOnce } from '../each-once.ts'

/** Looks for orders on these channels (every active one: null), and reads back what they show. */
export const readChannels = {
  schema: z.strictObject({
    kind: z.literal('read-channels'),
    channels: z.array(ChannelId).min(1).max(50).refine(isEachOnce, 'names a channel twice').nullable(),
  }),
  counts: ['channels'],
} as const
