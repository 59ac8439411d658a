import type { Firestore } from '@google-cloud/firestore'
import { days, type DaySales } from '@fluxori/contract/orders/days'
import type { Day, Instant } from '@fluxori/contract/kernel'
import { reports, type SalesReport } from '@fluxori/contract/reports/sales-report'
import type { JobId } from '../domain/schedules/scheduler-port.ts'
import { readDocument, reference } from '../store/documents.ts'
import { encodedDocument } from '../store/encoding.ts'

const nothing: DaySales = { orders: 0, units: 0, revenueCents: 0, vatCents: 0 }

const sum = (a: DaySales, b: DaySales): DaySales => ({
  orders: a.orders + b.orders,
  units: a.units + b.units,
  revenueCents: a.revenueCents + b.revenueCents,
  vatCents: a.vatCents + b.vatCents,
})

/**
 * Writes the report of a day's sales by channel, from the day's totals that the journal keeps. A day without any is a
 * day without orders. Made again it replaces itself. Answers the orders in it.
 */
export async function reportSales(
  { db, now }: Readonly<{ db: Firestore; now: () => Instant }>,
  { merchant, schedule }: JobId,
  day: Day,
): Promise<number> {
  const rollup = await readDocument(db, days, { merchant, day })
  const channels = rollup?.channels ?? {}
  const total = Object.values(channels).reduce(sum, nothing)
  const id = `sales:${day}`
  const report: SalesReport = { id, kind: 'sales', day, channels, total, madeAt: now(), schedule }
  await reference(db, reports, { merchant, report: id }).set(encodedDocument(report))
  return total.orders
}
