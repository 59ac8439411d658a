import type { ExamplesOf } from '../example.ts'
import type { reportsSubject } from './reports.ts'

const sales = { orders: 3, units: 4, revenueCents: 46_000, vatCents: 6_000 }

export const reportsExamples: ExamplesOf<typeof reportsSubject> = {
  group: 'Schedules and reports',
  documents: {
    reports: {
      ids: { report: 'sales:2026-11-22' },
      document: {
        id: 'sales:2026-11-22',
        kind: 'sales',
        day: '2026-11-22',
        channels: { shopify: sales },
        total: sales,
        madeAt: '2026-11-23T04:00:00.000Z',
        schedule: 'nightly',
      },
    },
  },
  operations: {},
}
