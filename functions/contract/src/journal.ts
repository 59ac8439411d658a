import { z } from 'zod'
import { Actor, ChannelId, ChannelScopedId, document, ExternalId, Instant, Sku } from './kernel.ts'
import { ChannelChange } from './channels.ts'
import { MerchantChange } from './merchants.ts'
import { ChannelOrder, OrderAction } from './orders.ts'
import { ProductChange, WarehouseChange } from './products.ts'
import { StockChange } from './stock.ts'

const orderTold = z.object({ channelId: ChannelId, order: ChannelOrder })

/** What can be asked of a merchant's books. Only the journal's drain acts on it. */
export const Command = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('order-received'), payload: orderTold }),
  z.object({ kind: z.literal('order-changed'), payload: orderTold }),
  /** The channel says the order is gone, without telling the rest of it. */
  z.object({
    kind: z.literal('order-cancelled'),
    payload: z.object({ channelId: ChannelId, externalId: ExternalId }),
  }),
  /** A member acts on one order: ship, cancel, allocate, map a line. */
  z.object({
    kind: z.literal('order-update'),
    payload: z.object({ orderId: ChannelScopedId, action: OrderAction }),
  }),
  /** Gives arriving stock to the orders that wait for it, oldest first. */
  z.object({ kind: z.literal('allocate'), payload: z.object({ sku: Sku }) }),
  z.object({ kind: z.literal('stock-update'), payload: z.object({ change: StockChange }) }),
  /** Takes a mapping over into further orders that hold lines of that listing. */
  z.object({ kind: z.literal('replay-listing'), payload: z.object({ listing: ChannelScopedId, sku: Sku }) }),
  /** Works out again what the channels should show of these SKUs. */
  z.object({ kind: z.literal('refresh-listings'), payload: z.object({ skus: z.array(Sku).min(1).max(50) }) }),
  z.object({ kind: z.literal('product-update'), payload: z.object({ change: ProductChange }) }),
  z.object({ kind: z.literal('warehouse-update'), payload: z.object({ change: WarehouseChange }) }),
  z.object({
    kind: z.literal('channel-update'),
    payload: z.object({ channelId: ChannelId, change: ChannelChange }),
  }),
  z.object({ kind: z.literal('merchant-update'), payload: z.object({ fields: MerchantChange }) }),
  /** The same as `refresh-listings` for every SKU after this one (from the first: null), a page at a time. */
  z.object({ kind: z.literal('refresh-all'), payload: z.object({ after: Sku.nullable() }) }),
])
export type Command = z.infer<typeof Command>
export type CommandKind = Command['kind']

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
  personalData: {
    purpose:
      'To take in an order once, whatever happens; the buyer is removed from it when it has been applied.',
    retention: 'The buyer until the command is applied; a failed command until a person has dealt with it.',
    readers: [],
  },
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

export const leases = document({ path: 'merchants/{merchant}/leases/{lease}', schema: Lease, readers: [] })

/** How far `invariant-check` has read. Functions only. */
export const Check = z.object({ movementsUntil: z.int().min(0), at: Instant, broken: z.int().min(0) })
export type Check = z.infer<typeof Check>

export const checks = document({ path: 'merchants/{merchant}/checks/{check}', schema: Check, readers: [] })
