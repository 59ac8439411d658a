import type { Channel } from '@fluxori/contract/channels/channels'
import type { Instant } from '@fluxori/contract/kernel'
import { instantAfter, sastDay } from '@fluxori/contract/time'

const dayMs = 86_400_000

/**
 * From when on a poll reads: the last complete poll less the overlap; a week back once an hour and 60 days back once a
 * day, for what webhooks and filters missed. Never before the connection was made: older orders are not ours.
 */
export function pollSince(
  channel: Pick<Channel, 'polledUntil' | 'connectedAt'>,
  now: Instant,
  overlapMs: number,
): Instant {
  const last = channel.polledUntil ?? channel.connectedAt
  const window = [
    sastDay(last) === sastDay(now) ? null : instantAfter(now, -60 * dayMs),
    last.slice(0, 13) === now.slice(0, 13) ? null : instantAfter(now, -7 * dayMs),
    instantAfter(last, -overlapMs),
  ]
  const since = window.filter((instant) => instant !== null).toSorted()[0] ?? last
  return since < channel.connectedAt ? channel.connectedAt : since
}
