import type { DaySales } from '@fluxori/contract/orders/days'
import { soldStatuses, type Order } from '@fluxori/contract/orders/orders'

const noMoney = { revenueCents: 0, vatCents: 0 }
const none: DaySales = { orders: 0, units: 0, ...noMoney }

/** What an order adds to the sales of its day: nothing once it is cancelled, and no money that is not in rand. */
export function daySales(order: Order | undefined): DaySales {
  if (order === undefined || !soldStatuses.includes(order.status)) return none
  const { units, totalCents: revenueCents, vatCents } = order
  return { orders: 1, units, ...(order.currency === 'ZAR' ? { revenueCents, vatCents } : noMoney) }
}

/** What a day's sales change by when an order becomes another, comes or goes. */
export function daySalesChange(before: Order | undefined, after: Order | undefined): DaySales {
  const [old, now] = [daySales(before), daySales(after)]
  return {
    orders: now.orders - old.orders,
    units: now.units - old.units,
    revenueCents: now.revenueCents - old.revenueCents,
    vatCents: now.vatCents - old.vatCents,
  }
}

/** Whether a change changes no figure. */
export const isNoChange = (change: DaySales): boolean => Object.values(change).every((figure) => figure === 0)
