import { reports } from '@fluxori/contract/reports/reports'
import { schedules } from '@fluxori/contract/schedules/schedules'
import { scheduleOf } from '../../schedule-of.ts'
import { all, read, rulesTable } from '../rules-table.ts'

const document = scheduleOf()
const sales = { orders: 3, units: 4, revenueCents: 46_000, vatCents: 6_000 }
const report = {
  id: 'sales:2026-11-22',
  kind: 'sales',
  day: '2026-11-22',
  channels: { shopify: sales },
  total: sales,
  madeAt: '2026-11-23T04:00:00.000Z',
  schedule: document.id,
}

export const schedulesTable = rulesTable(schedules, { ids: { schedule: document.id }, document }, read(all))

export const reportsTable = rulesTable(reports, { ids: { report: report.id }, document: report }, read(all))
