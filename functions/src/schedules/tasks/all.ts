import type { ScheduleRun } from '@fluxori/contract/schedules/schedules'
import { checkState } from './check-state.ts'
import { readChannels } from './read-channels.ts'
import type { DoTask, Task, TaskKind, TaskRooms, TaskRun } from './task.ts'

type Tasks = { readonly [K in TaskKind]: DoTask<K> }

/** What does the tasks: one line each. Every report is one. */
const openTasks = (rooms: TaskRooms): Tasks => ({
  'read-channels': readChannels(rooms),
  'check-state': checkState(rooms),
  ...rooms.reports,
})

/** Does a schedule's task, and gives the counts of it. */
export type PerformTask = (run: TaskRun, task: Task) => Promise<ScheduleRun['facts']>

export function performer(rooms: TaskRooms): PerformTask {
  const tasks = openTasks(rooms)
  return <K extends TaskKind>(run: TaskRun, task: Task<K>) => tasks[task.kind](run, task)
}
