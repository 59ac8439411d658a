import { z } from 'zod'
import { Currency } from '../currency.ts'
import {
  Bps,
  Cents,
  ChannelId,
  ChannelScopedId,
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
import { orderCases } from './cases.ts'
import { ChannelOrder, Doubt, LineKind, mostOrderLines, townIsNobody } from './channel-order.ts'
import { customers } from './customers.ts'
import { lineMatches } from './line-matches.ts'
import { days } from './days.ts'
import { VatClass } from '../products/products.ts'
import { OrderEvent } from './order-event.ts'
import { VatRule } from './vat-rule.ts'

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
  kind: LineKind.default('goods'),
  listing: ChannelScopedId.nullable(),
  /** The SKU that stock is held on; null while nothing fits, and for good where a member said that it is no goods. */
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
  /** What the channel said of it last. */
  onChannel: z
    .object({ sent: z.int().min(0), returned: z.int().min(0), cancelled: z.boolean() })
    .default({ sent: 0, returned: 0, cancelled: false }),
  /** Units and money that were refunded and are taken off already. */
  refunded: z.object({ units: z.int().min(0), cents: Cents.min(0) }).default({ units: 0, cents: 0 }),
  /** Units whose price is in `totalCents`; null on orders from before it was kept. */
  paid: z.int().min(0).nullable().default(null),
  totalCents: Cents,
  vatClass: VatClass,
  vatRateBps: Bps,
  /** The VAT that is due. */
  vatCents: Cents,
  /** The VAT that the channel charged; null when it does not say. */
  taxCents: Cents.nullable().default(null),
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

/** Of the orders of a day, those that its sales count. */
export const soldStatuses: readonly OrderStatus[] = OrderStatus.options.filter(
  (status) => status !== 'cancelled',
)

/** A normalised order of any channel. Written only by the journal. Holds no personal data. */
export const Order = z.object({
  id: ChannelScopedId,
  channelId: ChannelId,
  externalId: ExternalId,
  number: z.string(),
  status: OrderStatus,
  payment: z.enum(['paid', 'unpaid']),
  /** Every amount is in it. Amounts that are not in rand are not in any day's sales. */
  currency: Currency,
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
  lines: z.array(OrderLine),
  units: z.int().min(0),
  /** Lines and delivery less refunds, VAT included, and the difference to the channel's own sum. */
  totalCents: Cents,
  shippingCents: Cents,
  /** The VAT that is due on the total. */
  vatCents: Cents,
  /** By how much the channel's own sum is more than ours. */
  differenceCents: Cents.default(0),
  /** Refunds of no line that we know. */
  refundsCents: Cents.min(0).default(0),
  /** The VAT that the channel charged on delivery; null when it does not say. */
  shippingTaxCents: Cents.nullable().default(null),
  vatRule: VatRule.nullable().default(null),
  country: z.string().nullable().default(null),
  town: z.string().nullable().default(null),
  doubts: z.array(Doubt).default([]),
  /** A mark of the state that was told last, so that what is read back can tell whether it is news. */
  digest: z.string().default(''),
  /** SKUs that a shortage of this order waits for, so that arriving stock finds it. */
  waitingFor: z.array(Sku),
  /** Where it holds units of what, by `placeKey`, so that a count that finds too few there finds it. */
  holds: z.array(z.string()).default([]),
  /** Listings that nobody has mapped yet, so that mapping one finds it. */
  unmapped: z.array(ChannelScopedId),
  /** Listings of lines that were matched and of which nothing has left, so that undoing a match finds it. */
  matched: z.array(ChannelScopedId).default([]),
  /** Oldest first: the first, and the latest `mostOrderEvents` less one. */
  history: z.array(OrderEvent).default([]),
  /** What it is found by: its number, SKUs and titles; see `searchWords`. */
  words: z.array(z.string()).default([]),
})
export type Order = z.infer<typeof Order>

export const orders = document({
  path: 'merchants/{merchant}/orders/{order}',
  schema: Order,
  readers: everyRole,
  journal: 'whole',
  brief: true,
  queries: {
    /** Open orders that are short of a SKU, oldest first, those placed after an instant. */ waitingFor: {
      contains: 'waitingFor',
      after: true,
      order: ['placedAt', 'asc'],
      limit: 50,
    },
    /** Orders that hold units of a SKU in one warehouse, the youngest first. */ holding: {
      contains: 'holds',
      order: ['placedAt', 'desc'],
      limit: 20,
    },
    /** Open orders with lines of a listing that was not mapped when they came, oldest first. */ unmapped: {
      contains: 'unmapped',
      order: ['placedAt', 'asc'],
      limit: 50,
    },
    /** Open orders with lines of a listing that was matched, of which nothing has left, oldest first. */ matched:
      {
        contains: 'matched',
        order: ['placedAt', 'asc'],
        limit: 50,
      },
  },
  unindexed: ['history', 'lines'],
  personal: [],
  impersonal: [{ field: 'town', why: townIsNobody }],
})

export const OrderAction = z.discriminatedUnion('kind', [
  /** Ships what is allocated: all of it, or the given units of the given lines. */
  z.strictObject({
    kind: z.literal('ship'),
    lines: z
      .array(
        z.strictObject({
          line: ExternalId,
          quantity: Quantity,
          /** Where the units leave from; left out: the preferred warehouses first. */
          warehouse: WarehouseId.optional(),
        }),
      )
      .max(mostOrderLines)
      .nullable(),
    tracking: z.string().trim().max(200).nullable(),
  }),
  /** Cancels what has not been shipped and frees its stock. */
  z.strictObject({ kind: z.literal('cancel'), reason: z.string().trim().min(3).max(300) }),
  /** Tries again to reserve stock for what is short. */
  z.strictObject({ kind: z.literal('allocate') }),
  /** Says which product an unknown line is, for this and every later order of that listing. */
  z.strictObject({ kind: z.literal('map-line'), line: ExternalId, sku: Sku }),
  /** Says that an unknown line is no goods, for this and every later order of that listing: it holds no stock. */
  z.strictObject({ kind: z.literal('no-goods'), line: ExternalId }),
  /** Takes back what was said of a line, here and in other orders, as far as nothing of it has left. */
  z.strictObject({ kind: z.literal('unmap-line'), line: ExternalId }),
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
  'line-not-mapped',
  'line-has-left',
])
export type OrderRefusal = z.infer<typeof OrderRefusal>

export const orderUpdate = memberCommand({
  name: 'order-update',
  summary:
    'Ships, part-ships, cancels or allocates an order, or says which product one of its lines is, if any.',
  roles: ['owner', 'manager', 'operator'],
  payload: { orderId: ChannelScopedId, action: OrderAction },
  answer: { orderId: ChannelScopedId, status: OrderStatus },
  refusals: OrderRefusal.options,
  fields: { 'unknown-sku': 'action.sku' },
})

/** `digest` is a mark of all that `order` says; `read`: it was read just now, and is the truth of its second. */
const orderInput = {
  channelId: ChannelId,
  order: ChannelOrder,
  digest: z.string().max(64).optional(),
  read: z.boolean().optional(),
}
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

/** The channel says the order is gone, without telling the rest of it. `version`, where it says when, is the order's. */
const orderCancelled = command({
  name: 'order-cancelled',
  payload: { channelId: ChannelId, externalId: ExternalId, version: z.int().min(0).optional() },
  answer: nothing,
  refusals: [],
  fromChannel: true,
})

/** Gives arriving stock to the orders that wait for it, oldest first; `after`: to those behind that one. */
const allocate = command({
  name: 'allocate',
  payload: { sku: Sku, after: z.object({ placedAt: Instant, order: ChannelScopedId }).nullable().optional() },
  answer: nothing,
  refusals: [],
})

/** Takes a mapping over into further orders that hold lines of that listing; without a SKU, that it is no goods. */
const replayListing = command({
  name: 'replay-listing',
  payload: { listing: ChannelScopedId, sku: Sku.nullable() },
  answer: nothing,
  refusals: [],
})

/** Takes a match back in further orders that hold lines of that listing. */
const forgetListing = command({
  name: 'forget-listing',
  payload: { listing: ChannelScopedId },
  answer: nothing,
  refusals: [],
})

export const ordersSubject = {
  documents: { orders, customers, days, lineMatches },
  commands: {
    'order-received': orderReceived,
    'order-changed': orderChanged,
    'order-cancelled': orderCancelled,
    'order-update': orderUpdate,
    allocate,
    'replay-listing': replayListing,
    'forget-listing': forgetListing,
  },
  operations: {},
  cases: orderCases,
} as const
