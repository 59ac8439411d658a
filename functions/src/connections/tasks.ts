import type { ChannelTask } from '@fluxori/contract/engine/channel-work'
import { pollOrders } from './poll-orders.ts'
import { publishStock } from './publish-stock.ts'
import type { Task } from './task.ts'

/** What can be requested of a connection: one line a task. */
export const tasks: Readonly<Record<ChannelTask, Task>> = {
  'publish-stock': publishStock,
  'poll-orders': pollOrders,
}
