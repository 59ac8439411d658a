import type { DoTask, TaskRooms } from './task.ts'

export const checkBooks =
  ({ invariants }: TaskRooms): DoTask<'check-books'> =>
  async ({ merchant }) => {
    const { checked, broken } = await invariants.check(merchant)
    return { checked, broken: broken.length }
  }
