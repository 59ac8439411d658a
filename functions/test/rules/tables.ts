import { alertsTable } from './tables/alerts.ts'
import { channelsTable } from './tables/channels.ts'
import { checksTable } from './tables/checks.ts'
import { customersTable } from './tables/customers.ts'
import { daysTable } from './tables/days.ts'
import { journalTable } from './tables/journal.ts'
import { leasesTable } from './tables/leases.ts'
import { listingsTable } from './tables/listings.ts'
import { membersTable } from './tables/members.ts'
import { merchantsTable } from './tables/merchants.ts'
import { movementsTable } from './tables/movements.ts'
import { ordersTable } from './tables/orders.ts'
import { pollsTable } from './tables/polls.ts'
import { productsTable } from './tables/products.ts'
import { publishingTable } from './tables/publishing.ts'
import { reportsTable, schedulesTable } from './tables/schedules.ts'
import { stockTable } from './tables/stock.ts'
import { warehousesTable } from './tables/warehouses.ts'
import type { RulesTable } from './rules-table.ts'

/** One table for each collection of the contract. A collection without one fails the tests. */
export const tables: readonly RulesTable[] = [
  alertsTable,
  channelsTable,
  checksTable,
  customersTable,
  daysTable,
  journalTable,
  leasesTable,
  listingsTable,
  membersTable,
  merchantsTable,
  movementsTable,
  ordersTable,
  pollsTable,
  productsTable,
  publishingTable,
  reportsTable,
  schedulesTable,
  stockTable,
  warehousesTable,
]
