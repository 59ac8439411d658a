import type { Channel } from '@fluxori/contract/channels/channels'
import type { Instant } from '@fluxori/contract/kernel'
import type { ChannelPort } from '../domain/channels/channel-port.ts'
import type { Connection, ConnectionTools } from './connection.ts'
import type { ChannelFields } from './health.ts'

/** One turn at a connection: under the task's lease, with the channel open. */
export type Turn = Readonly<{
  connection: Connection
  /** As it was when the turn began. */
  channel: Channel
  port: ChannelPort
  startedAt: Instant
  /** Makes the lease last for another step. Throws `LeaseLost`. */
  renew: () => Promise<void>
  /** Adds to what the run reports. What was counted before a fault stays counted. */
  count: (done: number, failed: number) => void
}>

/** How a turn ended: what it learnt of the channel, and when to come back for what it had to leave; null for nothing. */
export type TurnEnd = Readonly<{ learnt: ChannelFields; retryAt: Instant | null }>

/** Something that is done on a connection when it is requested. Lease, breaker, health and work document are the runner's. */
export type Task = Readonly<{
  /** Begins the name of its lease: one run at a time on a connection. */
  lease: string
  /** Throws the port's faults and `LeaseLost`. Must be harmless to repeat. */
  act: (tools: ConnectionTools, turn: Turn) => Promise<TurnEnd>
  /** Connections that have work now which nobody is doing. */
  due: (tools: ConnectionTools) => Promise<readonly Connection[]>
  /** Whether there is work that was requested in vain while the lease was held; without it there never is. */
  hasMore?: (tools: ConnectionTools, connection: Connection) => Promise<boolean>
  /** Fields of the channel that a fault sets, besides its health. */
  afterFault?: (retryAt: Instant) => ChannelFields
}>
