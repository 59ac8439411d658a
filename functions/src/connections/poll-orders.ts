import { createHash } from 'node:crypto'
import { journal } from '@fluxori/contract/engine/journal'
import { scopedId, type Instant } from '@fluxori/contract/kernel'
import { orders } from '@fluxori/contract/orders/orders'
import { z } from 'zod'
import type { OrdersPage } from '../domain/channels/channel-port.ts'
import { pollSince } from '../domain/channels/poll-since.ts'
import { instantAfter } from '@fluxori/contract/time'
import type { NewCommand } from '../domain/new-command.ts'
import { readsOf, type PollRead } from '../flows/poll-reads.ts'
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

/** Appends what is news: most of an overlap is known, and a read costs a third of a write. */
async function appendNews(tools: ConnectionTools, connection: Connection, page: OrdersPage): Promise<number> {
  await keepUnreadable(tools, connection, page.unreadable)
  const at = tools.now()
  const news = await newsOf(tools, connection, readsOf(connection.channelId, page, at))
  const appended = await Promise.all(
    news.map((command) => appendCommand(tools.db, connection.merchant, command)),
  )
  return appended.filter(Boolean).length
}

/**
 * The commands of what is not known yet. What was read just now is the truth, so a state that the journal had before, and
 * that another of the same second followed, is taken in once more. Of an order that is told in parts, and of one that is
 * not in the state, the journal says what it knows.
 */
async function newsOf(
  { db }: ConnectionTools,
  { merchant, channelId }: Connection,
  read: readonly PollRead[],
): Promise<readonly NewCommand[]> {
  if (read.length === 0) return []
  const refs = read.map(({ externalId }) =>
    reference(db, orders, { merchant, order: scopedId(channelId, externalId) }),
  )
  const known = await db.getAll(...refs, { fieldMask: ['version', 'digest', 'updatedAt'] })
  type Open = Readonly<{ command: NewCommand; from: string | null }>
  const open = read.flatMap(({ command, isNews, isWhole }, index): Open[] => {
    const state = Known.safeParse(known[index]?.data()).data ?? null
    if (!isNews(state)) return []
    return [{ command, from: state === null || !isWhole ? null : markOf(state) }]
  })
  if (open.length === 0) return []
  const entries = await db.getAll(
    ...open.map(({ command }) => reference(db, journal, { merchant, command: command.id })),
    { fieldMask: ['state'] },
  )
  return open.flatMap(({ command, from }, index) => {
    const entry = entries[index]
    if (entry?.exists !== true) return [command]
    const isOver = from !== null && entry.get('state') !== 'pending'
    return isOver ? [{ ...command, id: `${command.id}:after:${from}` }] : []
  })
}

const Known = z.object({ version: z.number(), digest: z.string(), updatedAt: z.unknown() })

/** Of what the channel says an order has become since: one that is gone has no digest, and its time tells it apart. */
const markOf = ({ digest, updatedAt }: z.infer<typeof Known>): string =>
  digest === '' ? createHash('sha256').update(JSON.stringify(updatedAt)).digest('hex').slice(0, 16) : digest

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
