import { z } from 'zod'
import { oneOfKind } from '../../one-of-kind.ts'
import { reportKinds, type ReportOfTask } from '../../reports/reports.ts'
import { checkState } from './check-state.ts'
import { readChannels } from './read-channels.ts'

/** Writes the report of the day before: each report that is declared has its task. */
const reportTasks = reportKinds.map(({ schema, counts }) => ({
  schema: z.strictObject({ kind: z.literal(`${schema.shape.kind.value}-report` as const) }),
  counts,
}))

/** Every task, with the counts that doing it gives: one line each. Its kind is the key of its words. */
const own = [readChannels, checkState]
const tasks = [...own, ...reportTasks]

/** What Fluxori can do at set times. */
export const ScheduleTask = oneOfKind(tasks.map(({ schema }) => schema))
export type ScheduleTask = z.infer<typeof ScheduleTask>

type Own = (typeof own)[number]
type TaskNamed = { [T in Own as z.output<T['schema']>['kind']]: T } & ReportOfTask

/** The counts of what a task of this kind has done. */
export type TaskCounts<K extends ScheduleTask['kind']> = Readonly<
  Record<TaskNamed[K]['counts'][number], number>
>

/** The names of the counts of a kind of task. */
export const countsOf = (kind: ScheduleTask['kind']): readonly string[] =>
  tasks.find(({ schema }) => schema.shape.kind.value === kind)?.counts ?? []
