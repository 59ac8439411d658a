import { z } from 'zod'
import { Actor, document, Instant, Sku } from '../kernel.ts'
import { townIsNobody } from '../orders/channel-order.ts'
export const CommandState = z.enum(['pending', 'applied', 'refused', 'failed'])
export type CommandState = z.infer<typeof CommandState>

/** What became of a command. */
export const CommandResult = z.object({
  /** The refusal's or failure's stable reason; null when it was applied. */
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
})
export type CommandResult = z.infer<typeof CommandResult>

/** One line of the journal. `payload` is checked by kind when it is drained, so that nothing is lost at the door. */
export const JournalEntry = z.object({
  kind: z.string(),
  payload: z.unknown(),
  actor: Actor,
  receivedAt: Instant,
  state: CommandState,
  /** SHA-256 of kind, payload and actor: tells a repeat from another request under the same key. */
  fingerprint: z.string(),
  result: CommandResult.nullable(),
  appliedAt: Instant.nullable(),
})
export type JournalEntry = z.infer<typeof JournalEntry>

export const journal = document({
  path: 'merchants/{merchant}/journal/{command}',
  schema: JournalEntry,
  readers: [],
  journal: null,
  queries: {},
  unindexed: 'unasked',
  personal: [
    {
      field: 'payload.order.customer',
      purpose:
        'To take in an order once, whatever happens; the buyer is removed from it when it has been applied. A failed command keeps it until a person has dealt with it.',
      keep: 'until-applied',
    },
    {
      field: 'payload.raw',
      purpose:
        'To put right a message of a channel that could not be read. It is kept as it came, and may hold a buyer, until a person has dealt with it.',
      keep: 'until-applied',
    },
  ],
  impersonal: [{ field: 'payload.order.town', why: townIsNobody }],
})

/** Who works on a merchant's journal or on a connection, until when. Functions only. */
export const Lease = z.object({
  holder: z.string().nullable(),
  expiresAt: Instant,
  /** The last movement's sequence number, kept with the fence so that one write moves both. */
  seq: z.int().min(0),
  /** SKUs whose stock has moved and whose listings have not been told yet: a busy drain tells them together. */
  stale: z.array(Sku),
})
export type Lease = z.infer<typeof Lease>

export const leases = document({
  path: 'merchants/{merchant}/leases/{lease}',
  schema: Lease,
  readers: [],
  journal: null,
  queries: {},
  personal: [],
})

/** How far `invariant-check` has read. Functions only. */
const Check = z.object({ movementsUntil: z.int().min(0), at: Instant, broken: z.int().min(0) })

export const checks = document({
  path: 'merchants/{merchant}/checks/{check}',
  schema: Check,
  readers: [],
  journal: null,
  queries: {},
  personal: [],
})
