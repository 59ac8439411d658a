import type { Sku, WarehouseId } from '@fluxori/contract/kernel'
import type { Stock } from '@fluxori/contract/stock/stock'
import { levelIn, placeKey } from '@fluxori/contract/stock/levels'
import type { Need, Work } from '../work.ts'
import { concludeOrder } from './conclude-order.ts'
import { heldIn, takeBack } from './line-stock.ts'
import { soundOrder } from './sound-order.ts'

type Place = Readonly<{ sku: Sku; warehouse: WarehouseId }>

/** Names the orders that promises of a SKU in one warehouse are taken back from: none are looked up where it has none. */
export function needHolders(need: Need, { sku, warehouse }: Place): void {
  const isHeld = (stock: Stock | undefined) => stock !== undefined && levelIn(stock, warehouse).reserved > 0
  const place = placeKey({ sku, warehouse })
  need('stock', sku, (stock) => {
    if (isHeld(stock)) need.find('orders', 'holding', place)
    else need.empty('orders', 'holding', place)
  })
}

/**
 * Takes promises of units that turn out not to be there back from the youngest orders, which are short of them then. Kits
 * are given up whole. Answers the units that are left to take back from orders beyond those that were read.
 */
export function takeBackPromises(
  work: Work,
  { sku, warehouse, units }: Place & { readonly units: number },
): number {
  let left = units
  for (const id of work.find('orders', 'holding', placeKey({ sku, warehouse })).ids) {
    if (left <= 0) break
    const order = soundOrder(work, id)
    if (order === undefined) continue
    const of = { channelId: order.channelId, reference: order.id }
    const lines = order.lines.map((line) => {
      const held = heldIn(line, { sku, warehouse })
      const kept = left > 0 ? takeBack(work, of, line, { sku, warehouse, units: left }) : line
      left -= held - heldIn(kept, { sku, warehouse })
      return kept
    })
    concludeOrder(work, order, { ...order, lines, updatedAt: work.cause.at })
  }
  return Math.max(0, left)
}
