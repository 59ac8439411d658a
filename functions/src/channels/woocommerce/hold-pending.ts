import { woocommerce } from '@fluxori/contract/channels/kinds/woocommerce'
import type { Instant } from '@fluxori/contract/kernel'
import type { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import { instantAfter } from '@fluxori/contract/time'
import type { Channel } from '@fluxori/contract/channels/channels'
import type { Reading } from '../../domain/channels/channel-port.ts'
import { Fault } from '../../domain/fault.ts'

/** How long an order that is `pending` holds its stock here; null where it holds none, as in the shop itself. */
export type HoldPending = Readonly<{
  /** The order as it counts now: sold while it is younger than that. */
  counted: (order: ChannelOrder) => ChannelOrder
  /** Between these times, as the shop writes them in GMT, were placed those that hold nothing since the last looks. */
  ended: () => Readonly<{ after: string; before: string }>
}>

/** A poll that fails for this long is found by other means. */
const lookBackMs = 24 * 3_600_000

/**
 * WooCommerce takes no stock for a quote or an unpaid checkout, and leaves a reservation of a checkout out of the stock
 * that it tells. A merchant who would rather lose a sale than oversell holds it for some minutes. Throws a `Fault` when
 * the settings are not usable.
 */
export function holdPending(settings: Channel['settings'], now: () => Date): HoldPending | null {
  const read = woocommerce.settings.safeParse(settings)
  if (!read.success) throw new Fault('rejected', 'settings: holdPendingMinutes is no number of minutes')
  const { holdPendingMinutes } = read.data
  if (holdPendingMinutes === 0) return null
  const since = (): Instant => instantAfter(now().toISOString(), -holdPendingMinutes * 60_000)
  return {
    counted: (order) => (order.sold ? order : { ...order, sold: order.placedAt > since() }),
    ended: () => ({ after: written(instantAfter(since(), -lookBackMs)), before: written(since()) }),
  }
}

const written = (at: Instant): string => at.slice(0, 19)

/** What a message says, with pending orders as they count. */
export function withHeld(reading: Reading, hold: HoldPending | null): Reading {
  if (hold === null || reading.kind !== 'read') return reading
  return {
    ...reading,
    events: reading.events.map((event) =>
      event.kind === 'order' ? { ...event, order: hold.counted(event.order) } : event,
    ),
  }
}
