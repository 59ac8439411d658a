import type { ReportOfTask } from '@fluxori/contract/reports/reports'
import type { MakeReport, ReportTools } from './report.ts'
import { salesReport } from './sales-report.ts'

/** Every report, by the task of a schedule that makes it. */
export type Reports = { readonly [T in keyof ReportOfTask]: MakeReport<ReportOfTask[T]> }

/** What makes reports: one line each. */
export const openReports = (tools: ReportTools): Reports => ({
  'sales-report': salesReport(tools),
})
