import { days } from '@fluxori/contract/orders/days'
import { all, read, rulesTable } from '../rules-table.ts'

const document = {
  day: '2026-11-22',
  channels: { shopify: { orders: 1, units: 2, revenueCents: 65_800, vatCents: 8583 } },
  hours: { '10': { orders: 1, units: 2, revenueCents: 65_800, vatCents: 8583 } },
}

export const daysTable = rulesTable(days, { ids: { day: document.day }, document }, read(all))
