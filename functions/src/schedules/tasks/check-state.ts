import type { DoTask, TaskRooms } from './task.ts'

export const checkState =
  ({ invariants }: TaskRooms): DoTask<'check-state'> =>
  async ({ merchant }) => {
    const { checked, broken } = await invariants.check(merchant)
    return { checked, broken: broken.length }
  }
