import { channelsExamples } from './channels/examples.ts'
import type { engine } from './engine/engine.ts'
import { engineExamples } from './engine/examples.ts'
import type { DocumentExample, ExamplesOf, OperationExample } from './example.ts'
import { merchantExamples } from './merchant/examples.ts'
import { ordersExamples } from './orders/examples.ts'
import { peopleExamples } from './people/examples.ts'
import { productsExamples } from './products/examples.ts'
import { reportsExamples } from './reports/examples.ts'
import { schedulesExamples } from './schedules/examples.ts'
import { stockExamples } from './stock/examples.ts'
import type { subjects } from './subjects.ts'
import { warehousesExamples } from './warehouses/examples.ts'

type Subjects = typeof subjects & { engine: typeof engine }

/** Examples of every subject: one line a subject. The browser does not load them. */
const bySubject: { readonly [S in keyof Subjects]: ExamplesOf<Subjects[S]> } = {
  channels: channelsExamples,
  engine: engineExamples,
  merchant: merchantExamples,
  orders: ordersExamples,
  people: peopleExamples,
  products: productsExamples,
  reports: reportsExamples,
  schedules: schedulesExamples,
  stock: stockExamples,
  warehouses: warehousesExamples,
}
const examples: readonly ExamplesOf[] = Object.values(bySubject)

/** One document of each collection, by the name of its kind. */
export const documentExamples: Readonly<Record<string, DocumentExample>> = Object.fromEntries(
  examples.flatMap(({ documents }) => Object.entries(documents)),
)

/** Examples of each operation, by its name. */
export const operationExamples: Readonly<Record<string, readonly OperationExample[]>> = Object.fromEntries(
  examples.flatMap(({ operations }) => Object.entries(operations)),
)

/** The heading of the API page under which an operation stands, by its name. */
export const operationGroups: Readonly<Record<string, string>> = Object.fromEntries(
  examples.flatMap(({ group, operations }) => Object.keys(operations).map((name) => [name, group])),
)
