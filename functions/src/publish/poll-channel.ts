import { channels, type Channel } from '@fluxori/contract/channels/channels'
import { polls, type ChannelWork } from '@fluxori/contract/engine/channel-work'
import { journal } from '@fluxori/contract/engine/journal'
import type { Instant } from '@fluxori/contract/kernel'
import type { ChannelPort, OrdersPage } from '../domain/channels/channel-port.ts'
import { pollSince } from '../domain/channels/poll-since.ts'
import { Fault } from '../domain/fault.ts'
import { instantAfter } from '@fluxori/contract/time'
import { appendCommand, appendUnreadable } from '../journal/append.ts'
import { reference } from '../store/documents.ts'
import { encodedDocument } from '../store/encoding.ts'
import { LeaseLost, releaseLease, renewLease, takeLease, type HeldLease } from '../store/lease.ts'
import { orderCommand } from '../flows/channel-commands.ts'
import {
  activeChannel,
  noteFault,
  noteHealthy,
  restingUntil,
  type Connection,
  type ConnectionTools,
} from './connection.ts'
import { readBack } from './read-back.ts'

/** `appended` counts orders and order versions that the journal did not know yet. */
export type PollRun = Readonly<{ outcome: 'done' | 'held' | 'waiting' | 'idle'; appended: number }>

/**
 * Reads a connection's orders that changed since its last complete poll, with an overlap, puts those that are news
 * into the journal, and reads back a page of its stock. One at a time per connection; harmless to call at any time.
 */
export async function pollChannel(tools: ConnectionTools, connection: Connection): Promise<PollRun> {
  const { merchant, channelId } = connection
  const now = tools.now()
  const until = instantAfter(now, tools.leaseMs)
  const lease = await takeLease(tools.db, {
    merchant,
    name: `poll-${channelId}`,
    holder: tools.newId(),
    now,
    until,
  })
  if (lease === null) return { outcome: 'held', appended: 0 }
  try {
    const channel = await activeChannel(tools, connection)
    if (channel === undefined) {
      await noteWork(tools, connection, { state: 'done', retryAt: null, done: 0, failed: 0 })
      return { outcome: 'idle', appended: 0 }
    }
    return await pollHolding(tools, connection, channel, lease)
  } catch (error) {
    if (error instanceof LeaseLost) return { outcome: 'held', appended: 0 }
    throw error
  } finally {
    await releaseLease(lease)
  }
}

async function pollHolding(
  tools: ConnectionTools,
  connection: Connection,
  channel: Channel,
  lease: HeldLease,
): Promise<PollRun> {
  const started = tools.now()
  const resting = restingUntil(channel.health.breaker, started)
  if (resting !== null) {
    await noteWork(tools, connection, { state: 'waiting', retryAt: resting, done: 0, failed: 0 })
    return { outcome: 'waiting', appended: 0 }
  }
  try {
    const port = await tools.open(connection.merchant, channel)
    const read = await readOrders(tools, connection, { port, since: pollSince(channel, started) }, lease)
    await readBack(tools, connection, port)
    await noteHealthy(tools, connection, channel, {
      polledUntil: started,
      nextPollAt: instantAfter(started, channel.pollEverySeconds * 1000),
      'health.lastPollAt': tools.now(),
      'health.budgetLeft': port.budgetLeft(),
    })
    await noteWork(tools, connection, {
      state: 'done',
      retryAt: null,
      done: read.appended,
      failed: read.unreadable,
    })
    return { outcome: 'done', appended: read.appended }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const { retryAt } = await noteFault(tools, connection, channel, error)
    const next = retryAt ?? instantAfter(started, channel.pollEverySeconds * 1000)
    await reference(tools.db, channels, { merchant: connection.merchant, channel: channel.id }).update(
      encodedDocument({ nextPollAt: next }),
    )
    await noteWork(tools, connection, { state: 'waiting', retryAt: next, done: 0, failed: 0 })
    return { outcome: 'waiting', appended: 0 }
  }
}

type ToRead = Readonly<{ port: ChannelPort; since: Instant }>

async function readOrders(
  tools: ConnectionTools,
  connection: Connection,
  { port, since }: ToRead,
  taken: HeldLease,
): Promise<Readonly<{ appended: number; unreadable: number }>> {
  let lease = taken
  let cursor: string | null = null
  let appended = 0
  let unreadable = 0
  do {
    lease = await renewLease(lease, instantAfter(tools.now(), tools.leaseMs))
    const page: OrdersPage = await port.listOrders(since, cursor)
    appended += await appendNews(tools, connection, page)
    unreadable += page.unreadable.length
    cursor = page.cursor
  } while (cursor !== null)
  return { appended, unreadable }
}

/** Looks first which versions the journal knows: most of an overlap is known, and a read costs a third of a write. */
async function appendNews(tools: ConnectionTools, connection: Connection, page: OrdersPage): Promise<number> {
  const { db } = tools
  const { merchant, channelId } = connection
  const at = tools.now()
  for (const { externalId, detail, raw } of page.unreadable) {
    const id = `${channelId}:unreadable-order:${externalId}`
    const fresh = await appendUnreadable(db, merchant, {
      id,
      payload: { channelId, topic: 'poll', raw: raw.slice(0, 200_000) },
      reason: 'unreadable-order',
      detail,
      actor: { kind: 'channel', channelId },
      receivedAt: at,
    })
    if (fresh) tools.tell({ event: 'command-set-aside', merchant, command: id, reason: 'unreadable-order' })
  }
  const commands = page.orders.map((order) => orderCommand(channelId, order, 'changed', at))
  if (commands.length === 0) return 0
  const references = commands.map(({ id }) => reference(db, journal, { merchant, command: id }))
  const known = await db.getAll(...references, { fieldMask: ['state'] })
  const news = commands.filter((_, index) => known[index]?.exists !== true)
  const appended = await Promise.all(news.map((command) => appendCommand(db, merchant, command)))
  return appended.filter(Boolean).length
}

async function noteWork(
  { db, now }: ConnectionTools,
  { merchant, channelId }: Connection,
  progress: Pick<ChannelWork, 'state' | 'retryAt' | 'done' | 'failed'>,
): Promise<void> {
  const at = now()
  const work: ChannelWork = {
    ...progress,
    channelId,
    requestedAt: at,
    finishedAt: progress.state === 'done' ? at : null,
    problem: null,
  }
  await reference(db, polls, { merchant, channel: channelId }).set(encodedDocument(work))
}
