import type { ChannelId, Sku } from '@fluxori/contract/kernel'
import type { OrderLine } from '@fluxori/contract/orders/orders'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import type { Stock } from '@fluxori/contract/stock/stock'

/** Units of a SKU that could be reserved now for a buyer of this channel: whole, not promised, in a warehouse that serves it. */
export function freeFor(stock: Stock, warehouses: readonly Warehouse[], channel: ChannelId): number {
  return warehouses
    .filter(
      ({ kind, serves }) => (kind === 'own' || kind === 'third-party') && (serves?.includes(channel) ?? true),
    )
    .reduce((total, { id }) => {
      const level = stock.levels[id]
      return level === undefined
        ? total
        : total + Math.max(0, level.onHand - level.reserved - level.damaged - level.quarantined)
    }, 0)
}

export type ShortSku = Readonly<{ sku: Sku; short: number }>

/** What an order's short lines wait for, by SKU: a kit waits for its components. */
export function shortSkus(lines: readonly OrderLine[]): readonly ShortSku[] {
  const short = new Map<Sku, number>()
  lines.forEach(({ demand, shortage }) => {
    if (shortage === 0) return
    demand.forEach(({ sku, quantity }) => short.set(sku, (short.get(sku) ?? 0) + quantity * shortage))
  })
  return [...short].map(([sku, units]) => ({ sku, short: units }))
}
