import type { ChannelId, Instant, MerchantId } from '@fluxori/contract/kernel'
import type { ScheduleTask, TaskCounts } from '@fluxori/contract/schedules/tasks/all'
import type { JobId } from '../../domain/schedules/scheduler-port.ts'
import type { Invariants } from '../../invariants/open-invariants.ts'
import type { Reports } from '../../reports/all.ts'

/** The rooms that tasks are done with. */
export type TaskRooms = Readonly<{
  /** Asks for a poll of these active channels, or of all; answers how many. */
  requestPolls: (merchant: MerchantId, only: readonly ChannelId[] | null) => Promise<number>
  invariants: Invariants
  reports: Reports
}>

/** The schedule that a task is done for, and the time that was due. */
export type TaskRun = JobId & Readonly<{ dueAt: Instant }>

export type TaskKind = ScheduleTask['kind']
type Settings = { [T in ScheduleTask as T['kind']]: Omit<T, 'kind'> }
export type Task<K extends TaskKind = TaskKind> = { [P in K]: Readonly<{ kind: P }> & Settings[P] }[K]

/** Does a task, and gives the counts that it declares. Harmless twice. Throws a `Fault`. */
export type DoTask<K extends TaskKind> = (run: TaskRun, task: Task<K>) => Promise<TaskCounts<K>>
