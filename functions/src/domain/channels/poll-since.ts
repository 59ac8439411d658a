import type { Channel } from '@fluxori/contract/channels/channels'
import type { Instant } from '@fluxori/contract/kernel'
import { instantAfter, sastDay } from '@fluxori/contract/time'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/**
 * Least overlap with the last complete poll. Shopify's and WooCommerce's change filters can lag, so ten minutes;
 * Takealot has no change filter at all, and a sale's status is seen only by reading its day again: 48 hours.
 */
const overlapMs: Readonly<Record<Channel['kind'], number>> = {
  shopify: 10 * minute,
  woocommerce: 10 * minute,
  takealot: 48 * hour,
}

/**
 * From when on a poll reads: the last complete poll less the overlap; a week back once an hour and 60 days back once a
 * day, for what webhooks and filters missed. Never before the connection was made: older orders are not ours.
 */
export function pollSince(
  channel: Pick<Channel, 'kind' | 'polledUntil' | 'connectedAt'>,
  now: Instant,
): Instant {
  const last = channel.polledUntil ?? channel.connectedAt
  const window = [
    sastDay(last) === sastDay(now) ? null : instantAfter(now, -60 * day),
    last.slice(0, 13) === now.slice(0, 13) ? null : instantAfter(now, -7 * day),
    instantAfter(last, -overlapMs[channel.kind]),
  ]
  const since = window.filter((instant) => instant !== null).toSorted()[0] ?? last
  return since < channel.connectedAt ? channel.connectedAt : since
}
