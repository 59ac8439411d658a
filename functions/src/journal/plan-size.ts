import type { ChannelId } from '@fluxori/contract/kernel'
import type { Plan } from './plan.ts'

/** Documents that a plan writes, its lease included. */
export function writesIn(plan: Plan): number {
  const { draft } = plan
  const maps = [
    draft.stock.changed,
    draft.listings.changed,
    draft.orders.changed,
    draft.products.changed,
    plan.customers,
    plan.cases,
    plan.days,
    plan.warehouses,
  ]
  const sets = [plan.ring, touchedChannels(plan)]
  const lease = 1
  return (
    [...maps, ...sets].reduce((sum, { size }) => sum + size, lease) +
    (plan.merchant === null ? 0 : 1) +
    plan.movements.length +
    plan.settled.length +
    plan.left.length
  )
}

/** Connections whose document is written: an order came from them, or a member changed them. */
export const touchedChannels = ({ heard, channels: changed }: Plan): ReadonlySet<ChannelId> =>
  new Set([...heard, ...changed.keys()])

/**
 * A safe estimate of the bytes that a plan writes: orders grow with their lines and events, movements with their
 * entries, products with their components, and all that is searched for with its words. The rest is small.
 */
export function bytesIn(plan: Plan): number {
  const { orders: sold, products: known, stock: levels } = plan.draft
  const sum = <T>(all: Iterable<T>, size: (one: T) => number) =>
    [...all].reduce((total, one) => total + size(one), 0)
  const words = (one: Readonly<{ words: readonly string[] }>) => one.words.length * 130
  return (
    writesIn(plan) * 1_500 +
    sum(sold.changed.values(), (one) => words(one) + one.lines.length * 2_500 + one.history.length * 1_500) +
    sum(known.changed.values(), (one) => words(one) + one.kit.length * 600 + 2_500) +
    sum(levels.changed.values(), (one) => words(one) + 1_000) +
    sum(plan.movements, ({ entries }) => entries.length * 600)
  )
}
