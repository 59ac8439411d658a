import type { ChannelId } from '@fluxori/contract/kernel'
import type { Allocation, LineDemand } from '@fluxori/contract/orders/orders'
import type { Reading } from '../work.ts'
import { inOrder } from '../warehouses/in-order.ts'
import { freeUnits, servingWarehouses } from './available.ts'
import { free, levelIn } from '@fluxori/contract/stock/levels'

/** Units that could be promised now, and where each would come from. */
export type Allocated = Readonly<{ units: number; allocations: readonly Allocation[] }>

/**
 * Finds stock for up to `wanted` units of something that takes `demand` a unit: whole units only, so that no kit is
 * reserved in part. Preferred warehouses first. Demand of one SKU must be stated once.
 */
export function findStock(
  state: Reading,
  channel: ChannelId,
  demand: readonly LineDemand[],
  wanted: number,
): Allocated {
  const units = demand.reduce(
    (most, { sku, quantity }) => Math.min(most, Math.floor(freeUnits(state, sku, channel) / quantity)),
    demand.length === 0 ? 0 : wanted,
  )
  if (units <= 0) return { units: 0, allocations: [] }
  return {
    units,
    allocations: demand.flatMap(({ sku, quantity }) =>
      pick(state, channel, { sku, quantity: quantity * units }),
    ),
  }
}

function pick(state: Reading, channel: ChannelId, { sku, quantity }: LineDemand): Allocation[] {
  const stock = state.get('stock', sku)
  if (stock === undefined) return []
  let left = quantity
  return inOrder(servingWarehouses(state, channel)).flatMap(({ id }) => {
    const taken = Math.min(left, Math.max(0, free(levelIn(stock, id))))
    left -= taken
    return taken > 0 ? [{ sku, warehouse: id, quantity: taken }] : []
  })
}

/**
 * Takes `units` of something that takes `demand` a unit out of allocations, last allocated first, so that what stays
 * is in the preferred warehouses. Gives back what was taken and what is left.
 */
export function takeFrom(
  allocations: readonly Allocation[],
  demand: readonly LineDemand[],
  units: number,
): Readonly<{ taken: readonly Allocation[]; left: readonly Allocation[] }> {
  const owed = new Map(demand.map(({ sku, quantity }) => [sku, quantity * units]))
  const taken: Allocation[] = []
  const left: Allocation[] = []
  for (const allocation of allocations.toReversed()) {
    const quantity = Math.min(allocation.quantity, owed.get(allocation.sku) ?? 0)
    owed.set(allocation.sku, (owed.get(allocation.sku) ?? 0) - quantity)
    if (quantity > 0) taken.push({ ...allocation, quantity })
    if (quantity < allocation.quantity)
      left.unshift({ ...allocation, quantity: allocation.quantity - quantity })
  }
  return { taken, left }
}
