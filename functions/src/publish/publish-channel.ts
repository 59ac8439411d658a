import { publishing, type ChannelWork } from '@fluxori/contract/engine/channel-work'
import type { Instant } from '@fluxori/contract/kernel'
import type { ChannelPort } from '../domain/channels/channel-port.ts'
import { pageWithinBudget } from '../domain/channels/page-within-budget.ts'
import { Fault } from '../domain/fault.ts'
import { instantAfter, millisecondsBetween } from '@fluxori/contract/time'
import type { LogLine } from '../log/log-line.ts'
import { reference } from '../store/documents.ts'
import { encodedDocument } from '../store/encoding.ts'
import { LeaseLost, releaseLease, renewLease, takeLease, type HeldLease } from '../store/lease.ts'
import {
  activeChannel,
  noteFault,
  noteHealthy,
  restingUntil,
  type Connection,
  type ConnectionTools,
} from './connection.ts'
import { dueListings, tryKey } from './due-listings.ts'
import { publishPage, type Opened, type PageResult } from './publish-page.ts'

/** `held`: somebody else is publishing there. `waiting`: it will be tried again at `retryAt`. */
export type PublishRun = Readonly<{
  outcome: 'done' | 'held' | 'waiting' | 'idle'
  done: number
  failed: number
}>

/** Longest pause that is sat out within a run, and how often one run tries a listing whose number keeps moving. */
const [shortPauseMs, mostTries] = [3_000, 4]
/** When the orders behind units that a channel has sold should have come in. */
const heldBackRetryMs = 60_000

/**
 * Makes what a connection shows follow what it should show, until nothing is pending. One at a time per connection;
 * only the newest number of each listing is sent. Harmless to call at any time.
 */
export async function publishChannel(tools: ConnectionTools, connection: Connection): Promise<PublishRun> {
  const { merchant, channelId } = connection
  let done = 0
  let failed = 0
  for (;;) {
    let idle = false
    const now = tools.now()
    const lease = await takeLease(tools.db, {
      merchant,
      name: `publish-${channelId}`,
      holder: tools.newId(),
      now,
      until: instantAfter(now, tools.leaseMs),
    })
    if (lease === null) return { outcome: 'held', done, failed }
    try {
      const run = await publishHolding(tools, connection, lease)
      done += run.done
      failed += run.failed
      await noteWork(tools, connection, { ...run, done, failed })
      if (run.state === 'waiting') return { outcome: 'waiting', done, failed }
      idle = run.state === 'idle'
    } catch (error) {
      if (error instanceof LeaseLost) return { outcome: 'held', done, failed }
      throw error
    } finally {
      await releaseLease(lease)
    }
    // Whoever resumed the connection, or asked for more, while we let go would else have rung in vain.
    if (idle && (await activeChannel(tools, connection)) === undefined)
      return { outcome: 'idle', done, failed }
    if ((await dueListings(tools, connection, 1, new Map())).length === 0)
      return { outcome: 'done', done, failed }
  }
}

type Holding = Readonly<{
  state: 'done' | 'waiting' | 'idle'
  retryAt: Instant | null
  done: number
  failed: number
}>

async function publishHolding(
  tools: ConnectionTools,
  connection: Connection,
  taken: HeldLease,
): Promise<Holding> {
  const { merchant } = connection
  const channel = await activeChannel(tools, connection)
  if (channel === undefined) return { state: 'idle', retryAt: null, done: 0, failed: 0 }
  const resting = restingUntil(channel.health.breaker, tools.now())
  if (resting !== null) return { state: 'waiting', retryAt: resting, done: 0, failed: 0 }
  const count = { done: 0, failed: 0, heldBack: 0, lagMs: 0 }
  try {
    const port = await tools.open(merchant, channel)
    await publishAll(tools, connection, { port, polledUntil: channel.polledUntil }, taken, count)
    await noteHealthy(tools, connection, channel, healthAfter(tools.now(), port, count))
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const breaker = await noteFault(tools, connection, channel, error)
    return { state: 'waiting', retryAt: breaker.retryAt, done: count.done, failed: count.failed }
  }
  return count.heldBack > 0
    ? {
        state: 'waiting',
        retryAt: instantAfter(tools.now(), heldBackRetryMs),
        done: count.done,
        failed: count.failed,
      }
    : { state: 'done', retryAt: null, done: count.done, failed: count.failed }
}

type Count = { done: number; failed: number; heldBack: number; lagMs: number }

async function publishAll(
  tools: ConnectionTools,
  connection: Connection,
  opened: Opened,
  taken: HeldLease,
  count: Count,
): Promise<void> {
  const tried = new Map<string, number>()
  let lease = taken
  for (let pages = 0; ; pages += 1) {
    const size = pageWithinBudget(opened.port.batchSize, opened.port.budgetLeft())
    const page = await dueListings(tools, connection, size, tried)
    if (page.length === 0) return
    // A member may pause a connection that still has much to publish.
    if (pages > 0 && (await activeChannel(tools, connection)) === undefined) return
    lease = await renewLease(lease, instantAfter(tools.now(), tools.leaseMs))
    const result = await patiently(tools, () => publishPage(tools, connection.merchant, opened, page))
    tools.tell(pageLine(connection, result))
    count.done += result.accepted
    count.failed += result.rejected
    count.heldBack += result.heldBack
    const now = tools.now()
    const lags = page.map(({ listing }) => millisecondsBetween(listing.desired.at, now))
    count.lagMs = Math.max(0, ...lags)
    page.forEach(({ listing }) => {
      const triesLeft = result.stale.includes(listing.id) ? (tried.get(tryKey(listing)) ?? mostTries) - 1 : 0
      tried.set(tryKey(listing), triesLeft)
      // Its number keeps moving: the next run begins anew.
      if (triesLeft === 0 && result.stale.includes(listing.id)) count.heldBack += 1
    })
  }
}

const pageLine = (
  { merchant, channelId }: Connection,
  { accepted, rejected, lagMs }: PageResult,
): LogLine => ({
  event: 'page-published',
  merchant,
  channel: channelId,
  accepted,
  rejected,
  ...(lagMs === null ? {} : { lagMs }),
})

/** Sits out one short throttling or outage; a longer one is left to a later run. */
async function patiently<T>(tools: ConnectionTools, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const pauseMs =
      error instanceof Fault && error.retryable ? (error.retryAfterSeconds ?? 0.3) * 1000 : Infinity
    if (pauseMs > shortPauseMs) throw error
    await tools.pause(pauseMs)
    return work()
  }
}

function healthAfter(now: Instant, port: ChannelPort, count: Count): Readonly<Record<string, unknown>> {
  const moved = count.done > 0 ? { 'health.lastPublishAt': now, 'health.publishLagMs': count.lagMs } : {}
  return { ...moved, 'health.budgetLeft': port.budgetLeft(), 'health.queued': count.heldBack }
}

async function noteWork(
  { db, now }: ConnectionTools,
  { merchant, channelId }: Connection,
  { state, retryAt, done, failed }: Holding,
): Promise<void> {
  const at = now()
  const work: ChannelWork = {
    channelId,
    state: state === 'waiting' ? 'waiting' : 'done',
    requestedAt: at,
    finishedAt: state === 'waiting' ? null : at,
    retryAt,
    done,
    failed,
    problem: null,
  }
  await reference(db, publishing, { merchant, channel: channelId }).set(encodedDocument(work))
}
