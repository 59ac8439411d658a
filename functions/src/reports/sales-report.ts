import { days, type DaySales } from '@fluxori/contract/orders/days'
import { salesReport as declared } from '@fluxori/contract/reports/sales-report'
import { readDocument } from '../store/documents.ts'
import { report } from './report.ts'

const nothing: DaySales = { orders: 0, units: 0, revenueCents: 0, vatCents: 0 }

const sum = (a: DaySales, b: DaySales): DaySales => ({
  orders: a.orders + b.orders,
  units: a.units + b.units,
  revenueCents: a.revenueCents + b.revenueCents,
  vatCents: a.vatCents + b.vatCents,
})

/** A day's sales by channel, from the totals that the journal keeps. A day without any is a day without orders. */
export const salesReport = report(declared, {
  reads: ({ db, merchant, day }) => readDocument(db, days, { merchant, day }),
  build: (rollup) => {
    const channels = rollup?.channels ?? {}
    return { channels, total: Object.values(channels).reduce(sum, nothing) }
  },
  counts: ({ total }) => ({ orders: total.orders }),
})
