import type { ChannelTask } from '@fluxori/contract/engine/channel-work'
import type { ChannelId, MerchantId } from '@fluxori/contract/kernel'
import type { Connection, ConnectionTools } from './connection.ts'
import { recordSeen } from './record-seen.ts'
import { requestPolls } from './request-polls.ts'
import { runTask, type TaskRun } from './run-task.ts'
import { tasks } from './tasks.ts'
import { isRequested, requestWork } from './work.ts'

/** Work on connections to channels. */
export type Connections = Readonly<{
  /** Does a task on a connection, until nothing is left. */
  run: (task: ChannelTask, connection: Connection) => Promise<TaskRun>
  /** The same, unless its work document requests nothing: a run's own record of it starts the function too. */
  runRequested: (task: ChannelTask, connection: Connection) => Promise<TaskRun | null>
  /** Requests a task of each connection. */
  request: (task: ChannelTask, connections: readonly Connection[]) => Promise<void>
  /** Connections on which a task is due, and nobody does it. */
  due: (task: ChannelTask) => Promise<readonly Connection[]>
  /** Requests a poll of a merchant's active channels: of these, or of all (null). Answers how many. */
  requestPolls: (merchant: MerchantId, only: readonly ChannelId[] | null) => Promise<number>
  /** Records what a channel says it shows of a listing. */
  recordSeen: (connection: Connection, listing: string, quantity: number) => Promise<void>
}>

export const openConnections = (tools: ConnectionTools): Connections => ({
  run: (task, connection) => runTask(tools, task, connection),
  runRequested: async (task, connection) =>
    (await isRequested(tools, task, connection)) ? runTask(tools, task, connection) : null,
  request: (task, connections) => requestWork(tools, task, connections),
  due: (task) => tasks[task].due(tools),
  requestPolls: (merchant, only) => requestPolls(tools, merchant, only),
  recordSeen: (connection, listing, quantity) => recordSeen(tools, connection, listing, quantity),
})
