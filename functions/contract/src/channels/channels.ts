import { z } from 'zod'
import {
  Bps,
  Cents,
  ChannelId,
  ChannelScopedId,
  caseKind,
  document,
  everyRole,
  ExternalId,
  Instant,
  memberCommand,
  Sku,
} from '../kernel.ts'
import { channelKinds } from './kinds/all.ts'

export const ChannelKind = z.enum(Object.values(channelKinds).map(({ kind }) => kind))
export type ChannelKind = z.infer<typeof ChannelKind>

/**
 * What a channel may show of the stock that it could sell:
 * `clamp(floor((available - safety - buffer) x share), 0, max)`.
 */
export const QuantityFormula = z.object({
  /** Never show more than this; null for no limit. */
  max: z.int().min(0).nullable(),
  /** Units always held back for other channels or for counting errors. */
  safety: z.int().min(0),
  shareBps: Bps,
  /** Units held back for sales that may happen before the channel hears of ours. */
  buffer: z.int().min(0),
})
export type QuantityFormula = z.infer<typeof QuantityFormula>

/** A circuit breaker: `open` sends nothing until `retryAt`, then one try decides. */
export const Breaker = z.object({
  state: z.enum(['closed', 'open']),
  failures: z.int().min(0),
  retryAt: Instant.nullable(),
})
export type Breaker = z.infer<typeof Breaker>

/** How a connection is doing. Every time is when it was seen, so that age can be shown. */
export const ChannelHealth = z.object({
  lastOrderAt: Instant.nullable(),
  lastPollAt: Instant.nullable(),
  lastPublishAt: Instant.nullable(),
  /** From the stock change to its acceptance by the channel, last time. */
  publishLagMs: z.int().min(0).nullable(),
  /** Listings whose wanted quantity the channel has not accepted yet. */
  queued: z.int().min(0),
  /** Calls (or cost points) left in the channel's current rate window, when it tells. */
  budgetLeft: z.number().nullable(),
  breaker: Breaker,
  problem: z.object({ reason: z.string(), detail: z.string(), at: Instant }).nullable(),
})
export type ChannelHealth = z.infer<typeof ChannelHealth>

/** A connection to one shop or marketplace account. */
export const Channel = z.object({
  id: ChannelId,
  kind: ChannelKind,
  name: z.string().min(1),
  state: z.enum(['active', 'paused']),
  baseUrl: z.url(),
  /** What the adapter needs besides its secret: locations, warehouse ids, versions. */
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  formula: QuantityFormula,
  /** Name of its secret in Secret Manager. Never the secret itself. */
  secret: z.string(),
  pollEverySeconds: z.int().min(30),
  /** Orders of before that have nothing left to send are not ours to take in. */
  connectedAt: Instant,
  /** Orders changed before this instant have been read. */
  polledUntil: Instant.nullable(),
  nextPollAt: Instant,
  health: ChannelHealth,
  /** Orders that were gone before anything else was heard of them, the latest last: a message on its way revives none. */
  goneOrders: z.array(ExternalId).default([]),
})
export type Channel = z.infer<typeof Channel>

export const channels = document({
  path: 'merchants/{merchant}/channels/{channel}',
  schema: Channel,
  readers: everyRole,
  /** Its health and its polls are written by those who work on it. */ journal: [
    'name',
    'state',
    'formula',
    'nextPollAt',
    'health.lastOrderAt',
    'goneOrders',
  ],
  atHand: true,
  queries: {},
  personal: [],
})

/** What a channel should show. Written only by the journal. */
const Desired = z.object({
  quantity: z.int().min(0),
  priceCents: Cents.nullable(),
  at: Instant,
})

/** What a channel last accepted from us, and the sold counter at that time. */
const Published = z.object({
  quantity: z.int().min(0).nullable(),
  priceCents: Cents.nullable(),
  at: Instant.nullable(),
  sold: z.int().min(0),
})

/** What the channel said when last read. */
const Observed = z.object({
  quantity: z.int().nullable(),
  priceCents: Cents.nullable(),
  at: Instant.nullable(),
})

/** One thing for sale on one channel. */
export const Listing = z.object({
  id: ChannelScopedId,
  channelId: ChannelId,
  externalId: ExternalId,
  /** The SKU it sells; null while nobody has said. */
  sku: Sku.nullable(),
  /** False where a member said that what it sells is no goods. */
  goods: z.boolean().default(true),
  title: z.string(),
  desired: Desired,
  published: Published,
  observed: Observed,
  /** The publisher has work to do here. */
  pending: z.boolean(),
  /** Units of this listing's own sales that `desired` knows of. */
  sold: z.int().min(0),
  problem: z.object({ reason: z.string(), detail: z.string(), at: Instant }).nullable(),
  /** The channel shows something else than it accepted, since when. */
  drift: z.object({ expected: z.int(), seen: z.int(), since: Instant }).nullable(),
})
export type Listing = z.infer<typeof Listing>

export const listings = document({
  path: 'merchants/{merchant}/listings/{listing}',
  schema: Listing,
  readers: everyRole,
  /** What was published and observed is written by those who work on the channel. */ journal: [
    'sku',
    'goods',
    'desired',
    'sold',
    'pending',
  ],
  queries: {},
  personal: [],
})

/** What a member changes of a connection. Pausing stops looking for orders and sending stock; webhooks are still kept. */
export const ChannelChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pause') }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({ kind: z.literal('rename'), name: z.string().trim().min(1).max(100) }),
  /** Every listing of the channel is told anew what to show. */
  z.strictObject({
    kind: z.literal('formula'),
    formula: z.strictObject({
      max: z.int().min(0).max(1_000_000).nullable(),
      safety: z.int().min(0).max(1_000_000),
      shareBps: Bps,
      buffer: z.int().min(0).max(1_000_000),
    }),
  }),
])
export type ChannelChange = z.infer<typeof ChannelChange>

export const ChannelRefusal = z.enum(['unknown-channel'])
export type ChannelRefusal = z.infer<typeof ChannelRefusal>

export const channelUpdate = memberCommand({
  name: 'channel-update',
  summary: 'Pauses, resumes or renames a connection, or changes what it shows of the stock.',
  roles: ['owner', 'manager'],
  payload: { channelId: ChannelId, change: ChannelChange },
  answer: { channelId: ChannelId },
  refusals: ChannelRefusal.options,
})

export const channelsSubject = {
  documents: { channels, listings },
  commands: { 'channel-update': channelUpdate },
  operations: {},
  cases: {
    'channel-down': caseKind({
      standing: true,
      about: 'channel',
      facts: z.object({ channel: ChannelId, reason: z.string(), detail: z.string() }),
    }),
    'listing-rejected': caseKind({
      standing: false,
      about: 'listing',
      facts: z.object({ channel: ChannelId, sku: Sku.nullable(), reason: z.string(), detail: z.string() }),
    }),
    drift: caseKind({
      standing: true,
      about: 'listing',
      facts: z.object({ channel: ChannelId, sku: Sku.nullable(), expected: z.int(), seen: z.int() }),
    }),
  },
} as const
