import type { ChannelTask } from '@fluxori/contract/engine/channel-work'
import type { Instant } from '@fluxori/contract/kernel'
import { restingUntil } from '../domain/channels/breaker.ts'
import { Fault } from '../domain/fault.ts'
import { instantAfter } from '@fluxori/contract/time'
import { LeaseLost, releaseLease, renewLease, takeLease, type HeldLease } from '../store/lease.ts'
import { activeChannel, type Connection, type ConnectionTools } from './connection.ts'
import { recordFault, recordHealth } from './health.ts'
import { tasks } from './tasks.ts'
import type { Turn } from './task.ts'
import { recordWork } from './work.ts'

/**
 * `held`: somebody else is at it. `waiting`: it will be tried again at the time in its work document. `idle`: the
 * connection is paused or gone. `done` and `failed` count what the task is about: listings, or orders.
 */
export type TaskRun = Readonly<{
  outcome: 'done' | 'held' | 'waiting' | 'idle'
  done: number
  failed: number
}>

type Total = { done: number; failed: number }
type Ended = Readonly<{ outcome: 'done' | 'waiting' | 'idle'; retryAt: Instant | null }>

/**
 * Does a task on a connection until nothing is left, one run at a time. Faults of the channel are recorded, not thrown.
 * Harmless to call at any time.
 */
export async function runTask(
  tools: ConnectionTools,
  name: ChannelTask,
  connection: Connection,
): Promise<TaskRun> {
  const { hasMore } = tasks[name]
  const total: Total = { done: 0, failed: 0 }
  for (;;) {
    const outcome = await takeTurn(tools, name, connection, total)
    if (outcome === 'held' || outcome === 'waiting' || hasMore === undefined) return { outcome, ...total }
    // Whoever resumed the connection, or requested more, while the lease was held would else have done so in vain.
    if (outcome === 'idle' && (await activeChannel(tools, connection)) === undefined)
      return { outcome, ...total }
    if (!(await hasMore(tools, connection))) return { outcome: 'done', ...total }
  }
}

async function takeTurn(
  tools: ConnectionTools,
  name: ChannelTask,
  connection: Connection,
  total: Total,
): Promise<TaskRun['outcome']> {
  const { merchant, channelId } = connection
  const now = tools.now()
  const lease = await takeLease(tools.db, {
    merchant,
    name: `${tasks[name].lease}-${channelId}`,
    holder: tools.newId(),
    now,
    until: instantAfter(now, tools.leaseMs),
  })
  if (lease === null) return 'held'
  try {
    const ended = await turnUnder(lease, tools, name, connection, total)
    await recordWork(tools, name, connection, { ...ended, ...total })
    return ended.outcome
  } catch (error) {
    if (error instanceof LeaseLost) return 'held'
    throw error
  } finally {
    await releaseLease(lease)
  }
}

async function turnUnder(
  taken: HeldLease,
  tools: ConnectionTools,
  name: ChannelTask,
  connection: Connection,
  total: Total,
): Promise<Ended> {
  const channel = await activeChannel(tools, connection)
  if (channel === undefined) return { outcome: 'idle', retryAt: null }
  const startedAt = tools.now()
  const resting = restingUntil(channel.health.breaker, startedAt)
  if (resting !== null) return { outcome: 'waiting', retryAt: resting }
  let lease = taken
  const kept: Pick<Turn, 'renew' | 'count'> = {
    renew: async () => {
      lease = await renewLease(lease, instantAfter(tools.now(), tools.leaseMs))
    },
    count: (done, failed) => {
      total.done += done
      total.failed += failed
    },
  }
  const { act, afterFault = () => ({}) } = tasks[name]
  try {
    const port = await tools.open(connection.merchant, channel)
    const { learnt, retryAt } = await act(tools, { connection, channel, port, startedAt, ...kept })
    const budget = { 'health.budgetLeft': port.budgetLeft() }
    await recordHealth(tools, connection, channel, { ...budget, ...learnt })
    return { outcome: retryAt === null ? 'done' : 'waiting', retryAt }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const retryAt = await recordFault(tools, connection, channel, error, afterFault)
    return { outcome: 'waiting', retryAt }
  }
}
