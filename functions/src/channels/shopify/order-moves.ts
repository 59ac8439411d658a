import { z } from 'zod'
import { mostOrderLines } from '@fluxori/contract/orders/channel-order'
import { dataOf, type GraphqlClient } from './graphql-client.ts'
import {
  moreRefundLines,
  moreRefunds,
  moreShipmentLines,
  moreShipments,
  mostMoves,
  orderRefunds,
  orderShipments,
  refundIds,
  refundsAtOnce,
  shipmentIds,
  shipmentsAtOnce,
} from './moves-documents.ts'
import type { QueriedOrder } from './queried-order.ts'
import { Gid, MoneyBag, Timestamp, toGid } from './shopify-values.ts'

const Units = z.object({ quantity: z.int().min(0), lineItem: z.object({ id: Gid }).nullable() })
const RefundedUnits = Units.extend({ restockType: z.string() })
const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })
const UnitsPage = z.object({ nodes: z.array(Units), pageInfo })
const RefundedPage = z.object({ nodes: z.array(RefundedUnits), pageInfo })

const Shipment = z.object({ id: Gid, status: z.string(), fulfillmentLineItems: UnitsPage })
const Refund = z.object({
  id: Gid,
  refundLineItems: RefundedPage,
  orderAdjustments: z.object({
    nodes: z.array(z.object({ amountSet: MoneyBag, taxAmountSet: MoneyBag })),
  }),
  refundShippingLines: z.object({
    nodes: z.array(z.object({ subtotalAmountSet: MoneyBag, taxAmountSet: MoneyBag })),
  }),
})

/** What `orderShipments` answers of an order. */
export const Shipments = z.object({ updatedAt: Timestamp, fulfillments: z.array(Shipment) })
/** What `orderRefunds` answers of an order. */
export const Refunds = z.object({ updatedAt: Timestamp, refunds: z.array(Refund) })

export type Shipment = z.infer<typeof Shipment>
export type Refund = z.infer<typeof Refund>

/** What was sent and refunded of an order; null where it was not asked, or is more than can be asked for. */
export type Moves = Readonly<{ shipments: readonly Shipment[] | null; refunds: readonly Refund[] | null }>

/** Whether an order says that something of it has left. One that is cancelled may say nothing. */
export const saysSent = ({ displayFulfillmentStatus }: QueriedOrder): boolean =>
  !['UNFULFILLED', 'FULFILLMENT_NOT_REQUIRED'].includes(displayFulfillmentStatus)

export const saysRefunded = ({ refunds }: QueriedOrder): boolean => refunds.length > 0

type Ask = <T>(document: string, schema: z.ZodType<T>, variables: object) => Promise<T>

/** What was sent and refunded of an order; null when it changed meanwhile. */
export async function movesOf(client: GraphqlClient, order: QueriedOrder): Promise<Moves | null> {
  const ask: Ask = async (document, schema, variables) =>
    dataOf(await client.send(document, { ...variables }), schema)
  const shipments = saysSent(order) ? await readShipments(ask, order) : null
  const refunds = saysRefunded(order) && shipments !== 'moved' ? await readRefunds(ask, order) : null
  return shipments === 'moved' || refunds === 'moved' ? null : { shipments, refunds }
}

const ShipmentLines = z.object({ node: z.object({ fulfillmentLineItems: UnitsPage }) })
const RefundLines = z.object({ node: z.object({ refundLineItems: RefundedPage }) })
const Ids = z.array(z.object({ id: Gid }))

const readShipments = (ask: Ask, order: QueriedOrder): Promise<readonly Shipment[] | null | 'moved'> =>
  whole(order, {
    type: 'Fulfillment',
    atOnce: shipmentsAtOnce,
    first: async (id) => {
      const { order: read } = await ask(orderShipments, z.object({ order: Shipments.nullable() }), { id })
      return { updatedAt: read?.updatedAt, all: read?.fulfillments ?? [] }
    },
    ids: async (id) => {
      const Listed = Shipments.extend({ fulfillments: Ids }).nullable()
      const { order: read } = await ask(shipmentIds, z.object({ order: Listed }), { id })
      return { updatedAt: read?.updatedAt, all: read?.fulfillments ?? [] }
    },
    read: async (ids) => (await ask(moreShipments, z.object({ nodes: z.array(Shipment) }), { ids })).nodes,
    filled: async (one, id) => ({
      ...one,
      fulfillmentLineItems: await allOf(one.fulfillmentLineItems, async (after) => {
        const { node } = await ask(moreShipmentLines, ShipmentLines, { id, after })
        return node.fulfillmentLineItems
      }),
    }),
  })

const readRefunds = (ask: Ask, order: QueriedOrder): Promise<readonly Refund[] | null | 'moved'> =>
  whole(order, {
    type: 'Refund',
    atOnce: refundsAtOnce,
    first: async (id) => {
      const { order: read } = await ask(orderRefunds, z.object({ order: Refunds.nullable() }), { id })
      return { updatedAt: read?.updatedAt, all: read?.refunds ?? [] }
    },
    ids: async (id) => {
      const Listed = Refunds.extend({ refunds: Ids }).nullable()
      const { order: read } = await ask(refundIds, z.object({ order: Listed }), { id })
      return { updatedAt: read?.updatedAt, all: read?.refunds ?? [] }
    },
    read: async (ids) => (await ask(moreRefunds, z.object({ nodes: z.array(Refund) }), { ids })).nodes,
    filled: async (one, id) => ({
      ...one,
      refundLineItems: await allOf(one.refundLineItems, async (after) => {
        const { node } = await ask(moreRefundLines, RefundLines, { id, after })
        return node.refundLineItems
      }),
    }),
  })

type Id = Readonly<{ id: string }>
type Answered<T> = Readonly<{ updatedAt: string | undefined; all: readonly T[] }>

/** How a list of an order is read. Ids are those that the API takes. */
type List<T> = Readonly<{
  type: 'Fulfillment' | 'Refund'
  atOnce: number
  first: (order: string) => Promise<Answered<T>>
  ids: (order: string) => Promise<Answered<Id>>
  read: (ids: readonly string[]) => Promise<readonly T[]>
  /** With all its lines. */
  filled: (one: T, id: string) => Promise<T>
}>

/** All of a list; null where it is longer than what is asked for. */
async function whole<T extends Id>(
  { id, updatedAt }: QueriedOrder,
  { type, atOnce, first, ids, read, filled }: List<T>,
): Promise<readonly T[] | null | 'moved'> {
  const order = toGid('Order', id)
  const answered = await first(order)
  if (answered.updatedAt !== updatedAt) return 'moved'
  const all = [...answered.all]
  if (all.length >= atOnce) {
    const listed = await ids(order)
    if (listed.updatedAt !== updatedAt) return 'moved'
    if (listed.all.length >= mostMoves) return null
    const left = listed.all.filter((one) => answered.all.every((known) => known.id !== one.id))
    for (let from = 0; from < left.length; from += atOnce)
      all.push(...(await read(left.slice(from, from + atOnce).map((one) => toGid(type, one.id)))))
  }
  const whole: T[] = []
  for (const one of all) whole.push(await filled(one, toGid(type, one.id)))
  return whole
}

type Page<T> = Readonly<{ nodes: T[]; pageInfo: z.infer<typeof pageInfo> }>

/** A page with those that follow it, as far as an order has lines. */
async function allOf<T>(page: Page<T>, next: (after: string | null) => Promise<Page<T>>): Promise<Page<T>> {
  if (!page.pageInfo.hasNextPage || page.nodes.length > mostOrderLines) return page
  const following = await next(page.pageInfo.endCursor)
  return allOf({ nodes: [...page.nodes, ...following.nodes], pageInfo: following.pageInfo }, next)
}
