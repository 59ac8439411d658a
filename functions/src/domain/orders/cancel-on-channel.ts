import { scopedId, type ChannelId, type ExternalId } from '@fluxori/contract/kernel'
import { answer, refuse, type Verdict } from '../decision.ts'
import type { Work } from '../work.ts'
import { concludeOrder } from './conclude-order.ts'
import { releaseLine } from './line-stock.ts'

/** The channel says an order is gone without telling the rest: what has not been shipped is freed. */
export function cancelOnChannel(
  work: Work,
  { channelId, externalId }: Readonly<{ channelId: ChannelId; externalId: ExternalId }>,
): Verdict<Readonly<Record<string, never>>, 'unknown-order'> {
  const id = scopedId(channelId, externalId)
  const order = work.get('orders', id)
  if (order === undefined) return refuse('unknown-order', `There is no order ${id}.`)
  if (order.cancelledAt !== null) return answer({})
  const { at } = work.cause
  const of = { channelId: order.channelId, reference: id }
  const lines = order.lines.map((line) => releaseLine(work, of, line))
  concludeOrder(work, order, { ...order, lines, cancelledAt: at, cancelledBy: 'channel', updatedAt: at })
  return answer({})
}
