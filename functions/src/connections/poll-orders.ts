import { journal } from '@fluxori/contract/engine/journal'
import type { Instant } from '@fluxori/contract/kernel'
import type { OrdersPage } from '../domain/channels/channel-port.ts'
import { pollSince } from '../domain/channels/poll-since.ts'
import { instantAfter } from '@fluxori/contract/time'
import { orderCommand } from '../flows/channel-commands.ts'
import { appendCommand, appendUnreadable } from '../journal/append.ts'
import { reference } from '../store/documents.ts'
import { encoded } from '../store/encoding.ts'
import type { Connection, ConnectionTools } from './connection.ts'
import { readBack } from './read-back.ts'
import type { Task, Turn } from './task.ts'
import { mostPerSweep } from './work.ts'

/**
 * Reads a connection's orders that changed since its last complete poll, with an overlap, puts those that are news
 * into the journal, and reads back a page of its stock. `done` counts orders and order versions that the journal did
 * not know yet, `failed` orders that could not be read.
 */
export const pollOrders: Task = {
  lease: 'poll',
  act: async (tools, turn) => {
    const { connection, channel, port, startedAt } = turn
    const since = pollSince(channel, startedAt, tools.pollOverlapMs(channel.kind))
    const read = await readOrders(tools, turn, since)
    await readBack(tools, connection, port)
    turn.count(read.appended, read.unreadable)
    const learnt = {
      polledUntil: startedAt,
      nextPollAt: instantAfter(startedAt, channel.pollEverySeconds * 1000),
      'health.lastPollAt': tools.now(),
    }
    return { learnt, retryAt: null }
  },
  due: dueForPoll,
  afterFault: (retryAt) => ({ nextPollAt: retryAt }),
}

/** Active connections whose next poll is due. */
async function dueForPoll({ db, now }: ConnectionTools): Promise<readonly Connection[]> {
  const query = db
    .collectionGroup('channels')
    .where('state', '==', 'active')
    .where('nextPollAt', '<=', encoded(now()))
    .limit(mostPerSweep)
  const { docs } = await query.get()
  return docs.flatMap(({ ref, id }) => {
    const merchant = ref.parent.parent?.id
    return merchant === undefined ? [] : [{ merchant, channelId: id }]
  })
}

async function readOrders(
  tools: ConnectionTools,
  { connection, port, renew }: Turn,
  since: Instant,
): Promise<Readonly<{ appended: number; unreadable: number }>> {
  let cursor: string | null = null
  let appended = 0
  let unreadable = 0
  do {
    await renew()
    const page: OrdersPage = await port.orders.list(since, cursor)
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
  await keepUnreadable(tools, connection, page.unreadable)
  const commands = page.orders.map((order) => orderCommand(channelId, order, 'changed', at))
  if (commands.length === 0) return 0
  const references = commands.map(({ id }) => reference(db, journal, { merchant, command: id }))
  const known = await db.getAll(...references, { fieldMask: ['state'] })
  const news = commands.filter((_, index) => known[index]?.exists !== true)
  const appended = await Promise.all(news.map((command) => appendCommand(db, merchant, command)))
  return appended.filter(Boolean).length
}

async function keepUnreadable(
  { db, now, log }: ConnectionTools,
  { merchant, channelId }: Connection,
  unreadable: OrdersPage['unreadable'],
): Promise<void> {
  const reason = 'unreadable-order'
  for (const { externalId, detail, raw } of unreadable) {
    const id = `${channelId}:${reason}:${externalId}`
    const fresh = await appendUnreadable(db, merchant, {
      id,
      payload: { channelId, topic: 'poll', raw: raw.slice(0, 200_000) },
      reason,
      detail,
      actor: { kind: 'channel', channelId },
      receivedAt: now(),
    })
    if (fresh) log({ event: 'command-set-aside', merchant, command: id, reason })
  }
}
