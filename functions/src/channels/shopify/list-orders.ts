import { z } from 'zod'
import type { Instant } from '@fluxori/contract/kernel'
import { mostOrderLines, type ChannelOrder } from '@fluxori/contract/orders/channel-order'
import type { OrdersPage } from '../../domain/channels/channel-port.ts'
import { dataOf, shrinkage, type GraphqlClient } from './graphql-client.ts'
import { changedOrders, moreLines } from './graphql-documents.ts'
import { movesOf } from './order-moves.ts'
import { fromQuery, LinePage, QueriedOrder } from './queried-order.ts'
import { toChannelOrder, type OrderRead } from './shopify-order.ts'
import { Gid, Timestamp, toGid, whatIsWrong } from './shopify-values.ts'

const largestPage = 50

const OrderPage = z.object({
  orders: z.object({
    // One order that cannot be read must not hide the others.
    nodes: z.array(z.unknown()),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
})

const OrderLines = z.object({ order: z.object({ updatedAt: Timestamp, lineItems: LinePage }).nullable() })

/** Lists orders by their last change. Pages shrink to what Shopify allows a query to cost, and stay so. */
export function orderLister(client: GraphqlClient) {
  let pageSize = largestPage

  async function readPage(
    since: Instant,
    cursor: string | null,
  ): Promise<z.infer<typeof OrderPage>['orders']> {
    const filter = `updated_at:>='${since.slice(0, 19)}Z'`
    const answer = await client.send(changedOrders, { filter, first: pageSize, after: cursor })
    const factor = shrinkage(answer)
    if (factor === null || pageSize === 1) return dataOf(answer, OrderPage).orders
    pageSize = Math.max(1, Math.floor(pageSize * factor))
    return readPage(since, cursor)
  }

  return async function listOrders(since: Instant, cursor: string | null): Promise<OrdersPage> {
    const { nodes, pageInfo } = await readPage(since, cursor)
    const orders: ChannelOrder[] = []
    const unreadable: OrdersPage['unreadable'][number][] = []
    for (const node of nodes) {
      const read = await readOrder(client, node)
      if (read.kind === 'order') orders.push(read.order)
      if (read.kind === 'unreadable')
        unreadable.push({ externalId: idOf(node), detail: read.detail, raw: JSON.stringify(node) })
    }
    return { orders, unreadable, cursor: pageInfo.hasNextPage ? pageInfo.endCursor : null }
  }
}

async function readOrder(
  client: GraphqlClient,
  node: unknown,
): Promise<OrderRead | Readonly<{ kind: 'moved' }>> {
  const parsed = QueriedOrder.safeParse(node)
  if (!parsed.success) return { kind: 'unreadable', detail: whatIsWrong(parsed.error) }
  const order = await withAllLines(client, parsed.data)
  const moves = order === null ? null : await movesOf(client, order)
  return order === null || moves === null ? { kind: 'moved' } : toChannelOrder(fromQuery(order, moves))
}

/**
 * The order with the lines that its page left out; null when it changed meanwhile. Then it stands further back in the
 * list, and is read there. Reading stops at one line more than an order may have.
 */
async function withAllLines(client: GraphqlClient, order: QueriedOrder): Promise<QueriedOrder | null> {
  const { nodes, pageInfo } = order.lineItems
  if (!pageInfo.hasNextPage || nodes.length > mostOrderLines) return order
  const variables = { id: toGid('Order', order.id), after: pageInfo.endCursor }
  const { order: rest } = dataOf(await client.send(moreLines, variables), OrderLines)
  if (rest?.updatedAt !== order.updatedAt) return null
  return withAllLines(client, {
    ...order,
    lineItems: { nodes: [...nodes, ...rest.lineItems.nodes], pageInfo: rest.lineItems.pageInfo },
  })
}

function idOf(node: unknown): string {
  const parsed = z.object({ id: Gid }).safeParse(node)
  return parsed.success ? parsed.data.id : 'unknown'
}
