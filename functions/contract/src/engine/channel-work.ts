import { z } from 'zod'
import { ChannelId, document, everyRole, Instant } from '../kernel.ts'

/** A request for work on one connection, and how far it has come. */
export const ChannelWork = z.object({
  channelId: ChannelId,
  state: z.enum(['requested', 'running', 'waiting', 'done']),
  requestedAt: Instant,
  finishedAt: Instant.nullable(),
  retryAt: Instant.nullable(),
  done: z.int().min(0),
  failed: z.int().min(0),
  problem: z.string().nullable(),
})
export type ChannelWork = z.infer<typeof ChannelWork>

/** Work that is requested and that nobody has started. Writing it starts the function that does it. */
export const requestedWork = (channelId: ChannelId, requestedAt: Instant): ChannelWork => ({
  channelId,
  state: 'requested',
  requestedAt,
  finishedAt: null,
  retryAt: null,
  done: 0,
  failed: 0,
  problem: null,
})

export const publishing = document({
  path: 'merchants/{merchant}/publishing/{channel}',
  schema: ChannelWork,
  readers: everyRole,
  journal: null,
  queries: {},
  personal: [],
})

export const polls = document({
  path: 'merchants/{merchant}/polls/{channel}',
  schema: ChannelWork,
  readers: everyRole,
  journal: null,
  queries: {},
  personal: [],
})

/** What can be requested of a connection, and the collection of its requests: one line a task. */
export const channelTasks = { 'publish-stock': publishing, 'poll-orders': polls } as const
export type ChannelTask = keyof typeof channelTasks
