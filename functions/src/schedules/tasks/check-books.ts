import type { DoTask, TaskRooms } from './task.ts'

export const checkBooks =
  ({ checkInvariants }: TaskRooms): DoTask<'check-books'> =>
  async ({ merchant }) => {
    const { checked, broken } = await checkInvariants(merchant)
    return { checked, broken: broken.length }
  }
