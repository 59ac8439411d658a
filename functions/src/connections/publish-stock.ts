import type { Instant } from '@fluxori/contract/kernel'
import { pageWithinBudget } from '../domain/channels/page-within-budget.ts'
import { instantAfter, millisecondsBetween } from '@fluxori/contract/time'
import type { LogLine } from '../log/log-line.ts'
import { activeChannel, type Connection, type ConnectionTools } from './connection.ts'
import { dueListings, tryKey } from './due-listings.ts'
import type { ChannelFields } from './health.ts'
import { patiently } from './patiently.ts'
import { publishPage, type PageResult } from './publish-page.ts'
import type { Task, Turn } from './task.ts'
import { duePublishing } from './work.ts'

/** How often one turn tries a listing whose number keeps moving. */
const mostTries = 4
/** When the orders behind units that a channel has sold should have come in. */
const heldBackRetryMs = 60_000

/**
 * Makes what a connection shows follow what it should show, until nothing is pending; only the newest number of each
 * listing is sent. `done` counts listings whose number was accepted, `failed` those whose number was rejected.
 */
export const publishStock: Task = {
  lease: 'publish',
  act: async (tools, turn) => {
    const progress = await publishPending(tools, turn)
    const now = tools.now()
    return {
      learnt: learntBy(progress, now),
      retryAt: progress.heldBack > 0 ? instantAfter(now, heldBackRetryMs) : null,
    }
  },
  due: duePublishing,
  hasMore: async (tools, connection) => (await dueListings(tools, connection, 1, new Map())).length > 0,
}

/** `lagMs` is that of the last page. */
type Progress = { accepted: number; heldBack: number; lagMs: number }

async function publishPending(tools: ConnectionTools, turn: Turn): Promise<Progress> {
  const { connection, channel, port } = turn
  const opened = { port, polledUntil: channel.polledUntil }
  const tried = new Map<string, number>()
  const progress: Progress = { accepted: 0, heldBack: 0, lagMs: 0 }
  for (let pages = 0; ; pages += 1) {
    const size = pageWithinBudget(port.stock.batchSize, port.budgetLeft())
    const page = await dueListings(tools, connection, size, tried)
    if (page.length === 0) return progress
    // A member may pause a connection that still has much to publish.
    if (pages > 0 && (await activeChannel(tools, connection)) === undefined) return progress
    await turn.renew()
    const result = await patiently(tools, () => publishPage(tools, connection.merchant, opened, page))
    tools.log(pageLine(connection, result))
    turn.count(result.accepted, result.rejected)
    progress.accepted += result.accepted
    progress.heldBack += result.heldBack
    const now = tools.now()
    progress.lagMs = Math.max(0, ...page.map(({ listing }) => millisecondsBetween(listing.desired.at, now)))
    page.forEach(({ listing }) => {
      const isStale = result.stale.includes(listing.id)
      const triesLeft = isStale ? (tried.get(tryKey(listing)) ?? mostTries) - 1 : 0
      tried.set(tryKey(listing), triesLeft)
      // Its number keeps moving: the next run begins anew.
      if (isStale && triesLeft === 0) progress.heldBack += 1
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

const learntBy = (progress: Progress, now: Instant): ChannelFields => ({
  ...(progress.accepted > 0 ? { 'health.lastPublishAt': now, 'health.publishLagMs': progress.lagMs } : {}),
  'health.queued': progress.heldBack,
})
