import type { DaySales } from '@fluxori/contract/orders/days'

const none: DaySales = { orders: 0, units: 0, revenueCents: 0, vatCents: 0 }

/** Two figures of sales as one. */
export const plusSales = (one: DaySales = none, other: DaySales): DaySales => ({
  orders: one.orders + other.orders,
  units: one.units + other.units,
  revenueCents: one.revenueCents + other.revenueCents,
  vatCents: one.vatCents + other.vatCents,
})
