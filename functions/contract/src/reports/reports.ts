import type { z } from 'zod'
import { document, everyRole } from '../kernel.ts'
import { oneOfKind } from '../one-of-kind.ts'
import { salesReport } from './sales-report.ts'

/** Every report, with the counts that making it gives: one line each. Each is the task `{kind}-report` of a schedule. */
export const reportKinds = [salesReport]

type Declared = (typeof reportKinds)[number]
type KindOf<D extends Declared> = z.output<D['schema']>['kind']

/** The report that the task `{kind}-report` makes. */
export type ReportOfTask = { [D in Declared as `${KindOf<D>}-report`]: D }

const Report = oneOfKind(reportKinds.map(({ schema }) => schema))
export type Report = z.infer<typeof Report>

export const reports = document({
  path: 'merchants/{merchant}/reports/{report}',
  schema: Report,
  readers: everyRole,
  journal: null,
  queries: {},
  personal: [],
})

export const reportsSubject = {
  documents: { reports },
  commands: {},
  operations: {},
  cases: {},
} as const
