import { scopedId, type ChannelId, type ExternalId } from '@fluxori/contract/kernel'
import { answer, type Verdict } from '../decision.ts'
import { channelOf } from '../channels/channel-of.ts'
import type { Work } from '../work.ts'
import { concludeOrder } from './conclude-order.ts'
import { releaseLine } from './line-stock.ts'
import { withoutUnsentOf } from './order-money.ts'

/** As many as can be on their way at once. */
const mostGoneOrders = 100

type Gone = Readonly<{ channelId: ChannelId; externalId: ExternalId; version?: number | undefined }>

/**
 * The channel says an order is gone without telling the rest: what has not been shipped is freed. One that has all left
 * was only tidied up. What is read of it later is news, since it may be brought back; `version` says when it went, so that
 * what comes late of before does not bring it back. One that nobody knows yet is remembered, for messages may overtake
 * each other.
 */
export function cancelOnChannel(
  work: Work,
  { channelId, externalId, version: said }: Gone,
): Verdict<Readonly<Record<string, never>>, never> {
  const id = scopedId(channelId, externalId)
  const order = work.get('orders', id)
  if (order === undefined) {
    remember(work, channelId, externalId)
    return answer({})
  }
  const version = said ?? order.version
  if (version < order.version) return answer({})
  if (order.cancelledAt !== null || order.status === 'shipped') {
    if (version > order.version) work.put('orders', id, { ...order, version })
    return answer({})
  }
  const { at } = work.cause
  const of = { channelId: order.channelId, reference: id }
  const lines = order.lines.map((line) => releaseLine(work, of, line))
  const gone = { cancelledAt: at, cancelledBy: 'channel', digest: '', updatedAt: at, version } as const
  concludeOrder(work, order, { ...withoutUnsentOf(order, lines), ...gone })
  return answer({})
}

function remember(work: Work, channelId: ChannelId, externalId: ExternalId): void {
  const known = channelOf(work, channelId)?.goneOrders
  if (known === undefined || known.includes(externalId)) return
  work.change('channels', channelId, { goneOrders: [...known, externalId].slice(-mostGoneOrders) })
}
