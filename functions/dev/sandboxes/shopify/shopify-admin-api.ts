import type { GraphQLResolveInfo } from 'graphql'
import type { SandboxItem } from '../sandbox.ts'
import { toConnection, type Args } from './connection.ts'
import { toFulfilmentNode, toRefundNode } from './moves-nodes.ts'
import { toOrderNode } from './order-node.ts'
import { gid, inventoryItemIdOf, itemWith, shopifyLocationId, variantIdOf } from './shop-facts.ts'
import type { ShopOrder } from './shopify-order.ts'
import { quantitySetter } from './shopify-set-quantities.ts'
import type { Shop } from './shopify-shop.ts'
import { TopLevelError } from './top-level-error.ts'

/** The root's fields that the sandbox holds. */
export type Root = Readonly<Record<string, (args: Args, info: GraphQLResolveInfo) => unknown>>

/** The Admin API's root. `written` is told of every level that a call sets. */
export function adminApi(shop: Shop, written: (item: SandboxItem) => void): Root {
  const orderWith = (id: unknown) => shop.orders().find((one) => id === gid('Order', one.id))

  function toNode(id: unknown): unknown {
    const item = itemWith(shop.items, 'ProductVariant', variantIdOf, id)
    if (item !== undefined) return toVariantNode(shop, item)
    for (const order of shop.orders()) {
      if (id === gid('Order', order.id)) return toOrderNode(order)
      const fulfilment = order.fulfilments.find((one) => id === gid('Fulfillment', one.id))
      if (fulfilment !== undefined) return toFulfilmentNode(order, fulfilment)
      const refund = order.refunds.find((one) => id === gid('Refund', one.id))
      if (refund !== undefined) return toRefundNode(order, refund)
    }
    return null
  }

  return {
    orders: (args) => toConnection(changedSince(shop.orders(), args), args, toOrderNode, changeKey),
    order: ({ id }) => {
      const order = orderWith(id)
      return order === undefined ? null : toOrderNode(order)
    },
    node: ({ id }) => toNode(id),
    nodes: ({ ids }) => (Array.isArray(ids) ? ids.map(toNode) : []),
    inventorySetQuantities: quantitySetter(shop, written),
  }
}

function toVariantNode(shop: Shop, item: SandboxItem) {
  const { index, sku, barcode } = item
  const inventoryItem = {
    id: gid('InventoryItem', inventoryItemIdOf(index)),
    sku,
    tracked: true,
    inventoryLevel: ({ locationId }: Args) =>
      locationId === gid('Location', Number(shopifyLocationId)) ? { quantities } : null,
  }
  const quantities = ({ names }: Args) =>
    (Array.isArray(names) ? names : []).map((name: unknown) => {
      if (name !== 'available')
        throw new TopLevelError('NOT_IN_SANDBOX', `the sandbox does not hold the quantity ${String(name)}`)
      return { name, quantity: shop.available(item) }
    })
  return {
    __typename: 'ProductVariant',
    id: gid('ProductVariant', variantIdOf(index)),
    sku,
    barcode,
    title: item.title,
    inventoryQuantity: shop.available(item),
    inventoryItem,
  }
}

/** Sorts by time of change, then by id. */
const changeKey = ({ updatedAt, id }: ShopOrder): string => `${String(updatedAt).padStart(15, '0')}:${id}`

function changedSince(orders: readonly ShopOrder[], { query, sortKey }: Args): readonly ShopOrder[] {
  const since = /^updated_at:>='([^']+)'$/.exec(typeof query === 'string' ? query : '')?.[1]
  if (since === undefined || sortKey !== 'UPDATED_AT') {
    throw new TopLevelError(
      'BAD_REQUEST',
      'the sandbox lists orders by UPDATED_AT with a filter on updated_at only',
    )
  }
  return orders
    .filter(({ updatedAt }) => updatedAt >= Date.parse(since))
    .toSorted((a, b) => (changeKey(a) < changeKey(b) ? -1 : 1))
}
