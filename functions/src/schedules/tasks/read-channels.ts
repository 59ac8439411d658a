import type { DoTask, TaskRooms } from './task.ts'

export const readChannels =
  ({ requestPolls }: TaskRooms): DoTask<'read-channels'> =>
  async ({ merchant }, { channels }) => ({ channels: await requestPolls(merchant, channels) })
