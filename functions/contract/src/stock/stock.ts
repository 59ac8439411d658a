import { z } from 'zod'
import {
  Actor,
  ChannelScopedId,
  caseKind,
  command,
  document,
  everyRole,
  Instant,
  memberCommand,
  Quantity,
  Sku,
  WarehouseId,
} from '../kernel.ts'

/**
 * Units of one SKU in one warehouse. `damaged` and `quarantined` are physically there and counted in `onHand`,
 * but are not for sale; `incoming` is on order, `inTransit` is on its way here from another warehouse.
 */
export const Level = z.object({
  onHand: z.int(),
  reserved: z.int(),
  incoming: z.int(),
  inTransit: z.int(),
  damaged: z.int(),
  quarantined: z.int(),
})
export type Level = z.infer<typeof Level>
export type LevelState = keyof Level
export const levelStates = ['onHand', 'reserved', 'incoming', 'inTransit', 'damaged', 'quarantined'] as const

/** How much of a SKU there is to sell: nothing, no more than its product's `lowAt`, or enough. */
export const Supply = z.enum(['out', 'low', 'enough'])
export type Supply = z.infer<typeof Supply>

/** Stock of one SKU over all warehouses. Written only by the journal. */
export const Stock = z.object({
  sku: Sku,
  /** The product's title, kept here so that a list of stock reads one document for each row. */
  title: z.string().default(''),
  isKit: z.boolean().default(false),
  /** What it is found by: see `searchWords`. */
  words: z.array(z.string()).default([]),
  supply: Supply.default('enough'),
  levels: z.record(WarehouseId, Level),
  /** Available to promise: free units in sellable warehouses less what waiting orders still need, never below zero. */
  available: z.int().min(0),
  /** Units sold on open orders that no stock could be reserved for. */
  shortage: z.int().min(0),
  listings: z.array(ChannelScopedId),
  /** Units that each listing's own sales have taken in so far. */
  sold: z.record(ChannelScopedId, z.int().min(0)),
  /** Kits that this SKU is a component of. */
  kits: z.array(Sku),
  lastMovement: z.object({ seq: z.int(), at: Instant }).nullable(),
})
export type Stock = z.infer<typeof Stock>

export const stock = document({
  path: 'merchants/{merchant}/stock/{sku}',
  schema: Stock,
  readers: everyRole,
  journal: 'whole',
  queries: {
    /** The SKUs with stock that stand after one. What they and six channels show of them fits a commit. */
    following: { after: true, order: ['sku', 'asc'], limit: 50 },
  },
  personal: [],
})

/** Why stock moved. */
export const MovementKind = z.enum([
  'adjusted',
  'received',
  'transferred',
  'counted',
  'allocated',
  'released',
  'shipped',
  'opened',
])
export type MovementKind = z.infer<typeof MovementKind>

/** One SKU in one warehouse within a movement: what changed and what stands after it. */
export const MovementEntry = z.object({
  sku: Sku,
  warehouse: WarehouseId,
  delta: Level.partial(),
  after: Level,
})
export type MovementEntry = z.infer<typeof MovementEntry>

/** Append-only: all stock that one command moved for one cause, in the order in which commands were applied. */
export const Movement = z.object({
  seq: z.int().min(1),
  kind: MovementKind,
  skus: z.array(Sku).min(1),
  entries: z.array(MovementEntry).min(1),
  cause: z.object({ command: z.string(), reference: z.string(), reason: z.string().nullable() }),
  actor: Actor,
  at: Instant,
})
export type Movement = z.infer<typeof Movement>

export const movements = document({
  path: 'merchants/{merchant}/movements/{seq}',
  schema: Movement,
  readers: everyRole,
  journal: 'append',
  queries: {},
  unindexed: 'unasked',
  personal: [],
})

/** The document id of a movement: its sequence number, padded so that ids sort as numbers do. */
export const movementId = (seq: number): string => String(seq).padStart(12, '0')

const Reason = z.string().trim().min(3).max(300)

/** Corrects a level by a signed difference, with the reason the merchant gives. */
export const AdjustStock = z.strictObject({
  kind: z.literal('adjust'),
  sku: Sku,
  warehouse: WarehouseId,
  state: z.enum(['onHand', 'damaged', 'quarantined']),
  delta: z
    .int()
    .min(-1_000_000)
    .max(1_000_000)
    .refine((delta) => delta !== 0, 'must not be zero'),
  reason: Reason,
})

/** Puts goods that arrived on the shelf. */
export const ReceiveStock = z.strictObject({
  kind: z.literal('receive'),
  warehouse: WarehouseId,
  lines: z
    .array(z.strictObject({ sku: Sku, quantity: Quantity }))
    .min(1)
    .max(100),
  reference: z.string().trim().max(100),
})

/** Moves free stock between warehouses: at once, or in two steps through `inTransit`. */
export const TransferStock = z.strictObject({
  kind: z.literal('transfer'),
  from: WarehouseId,
  to: WarehouseId,
  step: z.enum(['at-once', 'send', 'arrive']),
  lines: z
    .array(z.strictObject({ sku: Sku, quantity: Quantity }))
    .min(1)
    .max(100),
  reference: z.string().trim().max(100),
})

/** States what was counted on the shelf; the difference to `expected` is applied, so sales since the count stay. */
export const CountStock = z.strictObject({
  kind: z.literal('count'),
  warehouse: WarehouseId,
  lines: z
    .array(
      z.strictObject({
        sku: Sku,
        counted: z.int().min(0).max(1_000_000),
        expected: z.int().min(0).max(1_000_000),
      }),
    )
    .min(1)
    .max(100),
  reference: z.string().trim().max(100),
})

export const StockChange = z.discriminatedUnion('kind', [
  AdjustStock,
  ReceiveStock,
  TransferStock,
  CountStock,
])
export type StockChange = z.infer<typeof StockChange>

export const StockRefusal = z.enum([
  'unknown-sku',
  'unknown-warehouse',
  'kit-has-no-stock',
  'same-warehouse',
  'not-enough-stock',
  'not-in-transit',
  'sku-twice',
])
export type StockRefusal = z.infer<typeof StockRefusal>

export const stockUpdate = memberCommand({
  name: 'stock-update',
  summary: 'Adjusts, receives, transfers or counts stock.',
  roles: ['owner', 'manager', 'operator'],
  payload: { change: StockChange },
  answer: {
    /** The SKUs that moved, with what is available to promise then. */
    stock: z.array(z.object({ sku: Sku, available: z.int() })),
  },
  refusals: StockRefusal.options,
})

const nothing = z.object({})

/** Works out again what the channels should show of these SKUs. */
const refreshListings = command({
  name: 'refresh-listings',
  payload: { skus: z.array(Sku).min(1).max(50) },
  answer: nothing,
  refusals: [],
})

/** The same as `refresh-listings` for every SKU after this one (from the first: null), a page at a time. */
const refreshAll = command({
  name: 'refresh-all',
  payload: { after: Sku.nullable() },
  answer: nothing,
  refusals: [],
})

/** Goes on with a count that found fewer units than orders hold: these are still to be taken off. */
const countRest = command({
  name: 'count-rest',
  payload: { sku: Sku, warehouse: WarehouseId, units: Quantity, reference: z.string().max(100) },
  answer: nothing,
  refusals: [],
})

export const stockSubject = {
  documents: { stock, movements },
  commands: {
    'stock-update': stockUpdate,
    'refresh-listings': refreshListings,
    'refresh-all': refreshAll,
    'count-rest': countRest,
  },
  operations: {},
  cases: {
    'invariant-broken': caseKind({
      standing: false,
      about: 'sku',
      facts: z.object({ rule: z.string(), sku: z.string(), detail: z.string() }),
    }),
  },
} as const
