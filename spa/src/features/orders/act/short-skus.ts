import type { Sku } from '@fluxori/contract/kernel'
import type { OrderLine } from '@fluxori/contract/orders/orders'

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
