import { joined, type InAny } from './by-name.ts'
import { channelsSubject } from './channels/channels.ts'
import type { CaseDeclaration, CommandKind, DocumentKind, Operation } from './kernel.ts'
import { merchantSubject } from './merchant/merchant.ts'
import { ordersSubject } from './orders/orders.ts'
import { peopleSubject } from './people/members.ts'
import { productsSubject } from './products/products.ts'
import { reportsSubject } from './reports/reports.ts'
import { schedulesSubject } from './schedules/schedules.ts'
import { stockSubject } from './stock/stock.ts'
import { warehousesSubject } from './warehouses/warehouses.ts'

/**
 * One part of what Fluxori knows about: its collections, what the journal can be asked of them, the operations of people
 * that are not the journal's, and what may need a person.
 */
type Subject = Readonly<{
  documents: Readonly<Record<string, DocumentKind>>
  commands: Readonly<Record<string, CommandKind>>
  operations: Readonly<Record<string, Operation>>
  cases: Readonly<Record<string, CaseDeclaration>>
}>

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
} as const satisfies Readonly<Record<string, Subject>>

type Subjects = typeof subjects
type Part = keyof Subject

/** What every subject declares of one part, by name. */
export type All<P extends Part> = InAny<Subjects[keyof Subjects][P]>

/** What every subject declares of one part, by name. Throws an Error when two of them use one name. */
export function all<P extends Part>(part: P): All<P>
export function all(part: Part): object {
  const parts = Object.entries(subjects).map(([name, subject]): [string, object] => [
    `contract/src/${name}`,
    subject[part],
  ])
  return joined(Object.fromEntries(parts))
}
