import { z } from 'zod'
import {
  Actor,
  Bps,
  Cents,
  ChannelId,
  ChannelScopedId,
  caseKind,
  command,
  Day,
  document,
  everyRole,
  ExternalId,
  Instant,
  memberCommand,
  Quantity,
  Sku,
  WarehouseId,
} from '../kernel.ts'
import { days } from './days.ts'
import { VatClass } from '../products/products.ts'

/** Who bought and where it goes. Personal data: kept apart from the order. */
export const Customer = z.object({
  name: z.string().max(300),
  email: z.string().max(320),
  phone: z.string().max(60),
  address: z.string().max(1000),
})
export type Customer = z.infer<typeof Customer>

export const customers = document({
  path: 'merchants/{merchant}/orders/{order}/private/{customer}',
  schema: Customer,
  readers: ['owner', 'manager', 'operator'],
  journal: 'whole',
  brief: true,
  queries: {},
  unindexed: 'unasked',
  personal: [
    {
      field: '*',
      purpose:
        'To deliver the order and answer the buyer (POPIA s 11(1)(b), performance of a contract). Kept with the tax records of the order (VAT Act s 55; Tax Administration Act s 29).',
      keep: { from: 'order.placedAt', years: 5 },
    },
  ],
})

/** One line of an order as a channel tells it, in our words. Amounts include VAT and are for the whole line. */
export const ChannelOrderLine = z.object({
  externalId: ExternalId,
  /** The channel's id of what was sold (variant, offer, product), when it gives one. */
  listing: ExternalId.nullable(),
  skuText: z.string().max(300),
  barcode: z.string().max(40).nullable(),
  title: z.string().max(500),
  /** Units ordered and still wanted: a cancelled or removed unit is not in it. */
  quantity: z.int().min(0).max(1_000_000),
  /** Units that the channel says have left for the buyer. */
  fulfilled: z.int().min(0).max(1_000_000),
  totalCents: Cents.min(0),
  /** Grows with every change of this line on the channel; a lower one is older news. */
  version: z.int().min(0),
})
export type ChannelOrderLine = z.infer<typeof ChannelOrderLine>

/** An order as a channel tells it, normalised by its adapter. */
export const ChannelOrder = z.object({
  externalId: ExternalId,
  /** What the buyer and the merchant call it, e.g. `#1001`. */
  number: z.string().max(100),
  placedAt: Instant,
  updatedAt: Instant.nullable(),
  /** Grows with every change of the order on the channel; a lower one is older news. */
  version: z.int().min(0),
  /** True when only some of the order's lines are told; the others stay as they are. */
  partial: z.boolean(),
  payment: z.enum(['paid', 'unpaid']),
  cancelled: z.boolean(),
  currency: z.literal('ZAR'),
  /** Delivery charged to the buyer, VAT included. */
  shippingCents: Cents.min(0),
  lines: z.array(ChannelOrderLine).min(1).max(100),
  customer: Customer.nullable(),
})
export type ChannelOrder = z.infer<typeof ChannelOrder>

/** Units of one SKU in one warehouse reserved for a line. For a kit the SKU is a component. */
export const Allocation = z.object({ sku: Sku, warehouse: WarehouseId, quantity: Quantity })
export type Allocation = z.infer<typeof Allocation>

/** What one unit of a line takes from stock: the SKU itself, or a kit's components as they were when it sold. */
export const LineDemand = z.object({ sku: Sku, quantity: Quantity })
export type LineDemand = z.infer<typeof LineDemand>

/** Whether the channel's listing is known to us. `guessed`: not yet, but stock is held on the likely SKU. */
export const LineMapping = z.enum(['mapped', 'guessed', 'unmapped'])
export type LineMapping = z.infer<typeof LineMapping>

export const OrderLine = z.object({
  id: ExternalId,
  listing: ChannelScopedId.nullable(),
  /** The SKU that stock is held on; null while nothing fits. */
  sku: Sku.nullable(),
  mapping: LineMapping,
  skuText: z.string(),
  barcode: z.string().nullable(),
  title: z.string(),
  /** Units wanted. `quantity = shipped + allocated + shortage` while the order is not cancelled. */
  quantity: z.int().min(0),
  shipped: z.int().min(0),
  allocated: z.int().min(0),
  /** Units that no stock could be reserved for. */
  shortage: z.int().min(0),
  demand: z.array(LineDemand),
  allocations: z.array(Allocation),
  totalCents: Cents,
  vatClass: VatClass,
  vatRateBps: Bps,
  vatCents: Cents,
  version: z.int(),
})
export type OrderLine = z.infer<typeof OrderLine>

/**
 * What the order needs next. The most urgent of its lines decides: `unmapped` (say which product this is),
 * `oversold` (decide who gets the stock), `backordered` (wait for stock), `allocated` (pick and ship), then shipped.
 */
export const OrderStatus = z.enum([
  'unmapped',
  'oversold',
  'backordered',
  'allocated',
  'part-shipped',
  'shipped',
  'cancelled',
])
export type OrderStatus = z.infer<typeof OrderStatus>

/** What happened to an order. `told`: its channel said something new of it that is none of the others. */
export const OrderEventKind = z.enum([
  'taken-in',
  'told',
  'mapped',
  'allocated',
  'short',
  'shipped',
  'cancelled',
  'reopened',
])
export type OrderEventKind = z.infer<typeof OrderEventKind>

/** One step of an order's life: what one command of the journal changed, and who asked for it. No personal data. */
export const OrderEvent = z.object({
  kind: OrderEventKind,
  at: Instant,
  by: Actor,
  /** The journal's command. */
  command: z.string(),
  /** Units that were ordered (`taken-in`), shipped, reserved, missing or cancelled by it. */
  units: z.int().min(0),
  /** A tracking number, a reason, or the SKU that a line was mapped to; null when there is none. */
  note: z.string().nullable(),
})
export type OrderEvent = z.infer<typeof OrderEvent>

/** A normalised order of any channel. Written only by the journal. Holds no personal data. */
export const Order = z.object({
  id: ChannelScopedId,
  channelId: ChannelId,
  externalId: ExternalId,
  number: z.string(),
  status: OrderStatus,
  payment: z.enum(['paid', 'unpaid']),
  currency: z.literal('ZAR'),
  placedAt: Instant,
  day: Day,
  receivedAt: Instant,
  updatedAt: Instant,
  channelUpdatedAt: Instant.nullable(),
  cancelledAt: Instant.nullable(),
  /** A member's cancellation stands whatever the channel says later; a channel may take its own back. */
  cancelledBy: z.enum(['channel', 'member']).nullable(),
  shippedAt: Instant.nullable(),
  version: z.int(),
  lines: z.array(OrderLine).min(1),
  units: z.int().min(0),
  /** Lines and delivery, VAT included. */
  totalCents: Cents,
  shippingCents: Cents,
  vatCents: Cents,
  /** SKUs that a shortage of this order waits for, so that arriving stock finds it. */
  waitingFor: z.array(Sku),
  /** Listings that nobody has mapped yet, so that mapping one finds it. */
  unmapped: z.array(ChannelScopedId),
  /** Oldest first: the first, and the latest `mostOrderEvents` less one. */
  history: z.array(OrderEvent).default([]),
  /** What it is found by: its number, SKUs and titles; see `searchWords`. */
  words: z.array(z.string()).default([]),
})
export type Order = z.infer<typeof Order>

export const mostOrderEvents = 40

export const orders = document({
  path: 'merchants/{merchant}/orders/{order}',
  schema: Order,
  readers: everyRole,
  journal: 'whole',
  brief: true,
  queries: {
    /** Open orders that are short of a SKU, oldest first. */ waitingFor: {
      contains: 'waitingFor',
      order: ['placedAt', 'asc'],
      limit: 50,
    },
    /** Open orders with lines of a listing that was not mapped when they came, oldest first. */ unmapped: {
      contains: 'unmapped',
      order: ['placedAt', 'asc'],
      limit: 50,
    },
  },
  unindexed: ['history', 'lines'],
  personal: [],
})

export const OrderAction = z.discriminatedUnion('kind', [
  /** Ships what is allocated: all of it, or the given units of the given lines. */
  z.strictObject({
    kind: z.literal('ship'),
    lines: z
      .array(z.strictObject({ line: ExternalId, quantity: Quantity }))
      .max(100)
      .nullable(),
    tracking: z.string().trim().max(200).nullable(),
  }),
  /** Cancels what has not been shipped and frees its stock. */
  z.strictObject({ kind: z.literal('cancel'), reason: z.string().trim().min(3).max(300) }),
  /** Tries again to reserve stock for what is short. */
  z.strictObject({ kind: z.literal('allocate') }),
  /** Says which product an unknown line is, for this and every later order of that listing. */
  z.strictObject({ kind: z.literal('map-line'), line: ExternalId, sku: Sku }),
])
export type OrderAction = z.infer<typeof OrderAction>

export const OrderRefusal = z.enum([
  'unknown-order',
  'unknown-line',
  'unknown-sku',
  'already-cancelled',
  'already-shipped',
  'not-allocated',
  'nothing-to-ship',
  'nothing-to-allocate',
  'line-twice',
  'line-already-mapped',
])
export type OrderRefusal = z.infer<typeof OrderRefusal>

export const orderUpdate = memberCommand({
  name: 'order-update',
  summary: 'Ships, part-ships, cancels or allocates an order, or maps one of its lines to a product.',
  roles: ['owner', 'manager', 'operator'],
  payload: { orderId: ChannelScopedId, action: OrderAction },
  answer: { orderId: ChannelScopedId, status: OrderStatus },
  refusals: OrderRefusal.options,
  fields: { 'unknown-sku': 'action.sku' },
})

const orderInput = { channelId: ChannelId, order: ChannelOrder }
const nothing = z.object({})

/** A channel says something of an order for the first time, or again: the rule is the same. */
const orderReceived = command({
  name: 'order-received',
  payload: orderInput,
  answer: nothing,
  refusals: [],
  forget: ['order.customer'],
  fromChannel: true,
})
const orderChanged = command({
  name: 'order-changed',
  payload: orderInput,
  answer: nothing,
  refusals: [],
  forget: ['order.customer'],
  fromChannel: true,
})

/** The channel says the order is gone, without telling the rest of it. */
const orderCancelled = command({
  name: 'order-cancelled',
  payload: { channelId: ChannelId, externalId: ExternalId },
  answer: nothing,
  refusals: ['unknown-order'],
  fromChannel: true,
})

/** Gives arriving stock to the orders that wait for it, oldest first. */
const allocate = command({
  name: 'allocate',
  payload: { sku: Sku },
  answer: nothing,
  refusals: [],
})

/** Takes a mapping over into further orders that hold lines of that listing. */
const replayListing = command({
  name: 'replay-listing',
  payload: { listing: ChannelScopedId, sku: Sku },
  answer: nothing,
  refusals: [],
})

const orderFacts = z.object({ number: z.string(), channel: ChannelId, units: z.int() })

export const ordersSubject = {
  documents: { orders, customers, days },
  commands: {
    'order-received': orderReceived,
    'order-changed': orderChanged,
    'order-cancelled': orderCancelled,
    'order-update': orderUpdate,
    allocate,
    'replay-listing': replayListing,
  },
  operations: {},
  cases: {
    oversold: caseKind({ standing: true, about: 'order', facts: orderFacts }),
    unmapped: caseKind({ standing: true, about: 'order', facts: orderFacts }),
    'cancelled-after-shipping': caseKind({ standing: false, about: 'order', facts: orderFacts }),
    'shipped-without-stock': caseKind({
      standing: false,
      about: 'order',
      facts: z.object({ line: ExternalId, sku: Sku.nullable(), units: z.int() }),
    }),
  },
} as const
