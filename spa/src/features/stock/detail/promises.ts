import { OrderStatus, type Order } from '@fluxori/contract/orders/orders'
import type { Sku } from '@fluxori/contract/kernel'
import { searchWords } from '@fluxori/contract/search'

/** Orders that may hold stock or wait for it. */
export const openStatuses = OrderStatus.options.filter(
  (status) => status !== 'shipped' && status !== 'cancelled',
)

/** Firestore compares with at most 30 pairs of word and status at once. */
const mostWords = Math.floor(30 / openStatuses.length)

/**
 * The words by which orders are found that may hold a SKU: its own, and those of the kits that it is part of, since an
 * order of a kit names the kit. A SKU's longest word stands for it.
 */
export const holderWords = (sku: Sku, kits: readonly Sku[]): readonly string[] =>
  [
    ...new Set(
      [sku, ...kits].flatMap((one) => searchWords([one]).toSorted((a, b) => b.length - a.length)[0] ?? []),
    ),
  ].slice(0, mostWords)

/** Units that an order holds of a SKU in one warehouse. */
export type Held = Readonly<{ order: Order; warehouse: string; units: number }>

/** What orders hold of a SKU, by order and warehouse, the oldest order first. `at`: only in this warehouse. */
export function heldBy(orders: readonly Order[], sku: Sku, at: string | null): readonly Held[] {
  return orders
    .toSorted((a, b) => (a.placedAt < b.placedAt ? -1 : 1))
    .flatMap((order) => {
      const units = new Map<string, number>()
      order.lines
        .flatMap(({ allocations }) => allocations)
        .filter((held) => held.sku === sku && (at === null || held.warehouse === at))
        .forEach(({ warehouse, quantity }) => units.set(warehouse, (units.get(warehouse) ?? 0) + quantity))
      return [...units].map(([warehouse, quantity]) => ({ order, warehouse, units: quantity }))
    })
}

/** Units of a SKU that an order still lacks; a line of a kit lacks as many as go into its kits. */
export const lackedBy = ({ lines }: Pick<Order, 'lines'>, sku: Sku): number =>
  lines.reduce(
    (sum, { demand, shortage }) =>
      sum +
      demand
        .filter((part) => part.sku === sku)
        .reduce((units, { quantity }) => units + quantity * shortage, 0),
    0,
  )
