import type { SandboxItem } from '../sandbox.ts'
import type { Node, Value } from './graphql-answer.ts'
import type { Field } from './graphql-document.ts'
import { inventoryItemIdOf, variantIdOf, type Shop, type ShopOrder } from './shopify-shop.ts'
import { location, quantitySetter, TopLevelError } from './shopify-set-quantities.ts'
import { toConnection, toOrderNode } from './shopify-views.ts'

/** The fields of the Admin API's root that the sandbox knows. `written` is told of every level that a call sets. */
export function adminApi(shop: Shop, written: (item: SandboxItem) => void): (root: Field) => Node {
  const setQuantities = quantitySetter(shop, written)

  function toVariantNode(gid: unknown): Value {
    const item = shop.items.find(({ index }) => gid === `gid://shopify/ProductVariant/${variantIdOf(index)}`)
    if (item === undefined) return null
    const levelAt = ({ locationId }: Field['args']): Value =>
      locationId === location ? { quantities: [{ name: 'available', quantity: shop.available(item) }] } : null
    return {
      id: `gid://shopify/ProductVariant/${variantIdOf(item.index)}`,
      sku: item.sku,
      inventoryItem: {
        id: `gid://shopify/InventoryItem/${inventoryItemIdOf(item.index)}`,
        tracked: true,
        inventoryLevel: levelAt,
      },
    }
  }

  return ({ directives }) => ({
    orders: (args) => toConnection(changedSince(shop.orders(), args), args, toOrderNode, changeKey),
    order: ({ id }) => {
      const order = shop.orders().find((one) => id === `gid://shopify/Order/${one.id}`)
      return order === undefined ? null : toOrderNode(order)
    },
    nodes: ({ ids }) => (Array.isArray(ids) ? ids.map(toVariantNode) : []),
    inventorySetQuantities: (args) => setQuantities({ args, directives }),
  })
}

/** Sorts by time of change, then by id. */
const changeKey = ({ updatedAt, id }: ShopOrder): string => `${String(updatedAt).padStart(15, '0')}:${id}`

function changedSince(orders: readonly ShopOrder[], { query, sortKey }: Field['args']): readonly ShopOrder[] {
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
