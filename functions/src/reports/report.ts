import type { Firestore } from '@google-cloud/firestore'
import type { Day, Instant, MerchantId } from '@fluxori/contract/kernel'
import type { reportFields } from '@fluxori/contract/reports/report-fields'
import { reports, type reportKinds } from '@fluxori/contract/reports/reports'
import type { z } from 'zod'
import type { JobId } from '../domain/schedules/scheduler-port.ts'
import { dayAfter, sastDay } from '@fluxori/contract/time'
import { reference } from '../store/documents.ts'
import { encodedDocument } from '../store/encoding.ts'

export type ReportTools = Readonly<{ db: Firestore; now: () => Instant }>

/** The schedule that has a report made, and the due time of that. */
type ReportRun = JobId & Readonly<{ dueAt: Instant }>

type Declared = (typeof reportKinds)[number]
type Figures<D extends Declared> = Omit<z.output<D['schema']>, keyof typeof reportFields | 'kind'>
type Counts<D extends Declared> = Readonly<Record<D['counts'][number], number>>

/** Makes a report, and gives the counts that it declares. */
export type MakeReport<D extends Declared> = (run: ReportRun) => Promise<Counts<D>>

type Making<D extends Declared, R> = Readonly<{
  reads: (from: Readonly<{ db: Firestore; merchant: MerchantId; day: Day }>) => Promise<R>
  build: (read: R) => Figures<D>
  counts: (figures: Figures<D>) => Counts<D>
}>

/**
 * A kind of report: what it reads of a merchant's day, and the figures that it makes of that. It is of the day before
 * the time that was due. Made again it replaces itself.
 */
export const report =
  <D extends Declared, R>({ schema }: D, { reads, build, counts }: Making<D, R>) =>
  ({ db, now }: ReportTools): MakeReport<D> =>
  async ({ merchant, schedule, dueAt }) => {
    const day = dayAfter(sastDay(dueAt), -1)
    const kind = schema.shape.kind.value
    const id = `${kind}:${day}`
    const figures = build(await reads({ db, merchant, day }))
    const made = { ...figures, id, kind, day, madeAt: now(), schedule }
    await reference(db, reports, { merchant, report: id }).set(encodedDocument(made))
    return counts(figures)
  }
