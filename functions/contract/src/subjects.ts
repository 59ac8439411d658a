import { joined, type InAny } from './by-name.ts'
import { channelsSubject } from './channels/channels.ts'
import { merchantSubject } from './merchant/merchant.ts'
import { ordersSubject } from './orders/orders.ts'
import { peopleSubject } from './people/members.ts'
import { productsSubject } from './products/products.ts'
import { reportsSubject } from './reports/sales-report.ts'
import { schedulesSubject } from './schedules/schedules.ts'
import { stockSubject } from './stock/stock.ts'
import { warehousesSubject } from './warehouses/warehouses.ts'

/** What Fluxori knows about: one line a subject. Documents, commands, operations and kinds of case follow from it. */
export const subjects = {
  channels: channelsSubject,
  merchant: merchantSubject,
  orders: ordersSubject,
  people: peopleSubject,
  products: productsSubject,
  reports: reportsSubject,
  schedules: schedulesSubject,
  stock: stockSubject,
  warehouses: warehousesSubject,
} as const

type Subjects = typeof subjects
type Part = 'documents' | 'commands' | 'cases'

/** What every subject declares of one part, by name. */
export type All<P extends Part> = InAny<Subjects[keyof Subjects][P]>

/** What every subject declares of one part, by name. Throws an Error when two of them use one name. */
export function all<P extends Part>(part: P): All<P>
export function all(part: Part): object {
  return joined(Object.values(subjects).map((subject) => subject[part]))
}
