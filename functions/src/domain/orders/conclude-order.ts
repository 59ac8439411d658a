import type { Order, OrderAction } from '@fluxori/contract/orders/orders'
import { merchantOf } from '../merchants/merchant-of.ts'
import { sastHour } from '@fluxori/contract/time'
import { channelOf } from '../channels/channel-of.ts'
import type { Work } from '../work.ts'
import { daySalesChange, isNoChange } from './day-sales.ts'
import { historyAfter } from './order-history.ts'
import { statusCases, summed, type Unsummed } from './order-status.ts'

/**
 * Ends every decision about an order: sums it up, writes it with its history, counts it in its day, and opens and closes
 * the cases that its status asks for. `action` is what a member asked for, if one did.
 */
export function concludeOrder(
  work: Work,
  before: Order | undefined,
  changed: Unsummed,
  action: OrderAction | null = null,
): Order {
  const { at } = work.cause
  const sum = summed(changed, shortName(before) ?? merchantOf(work).whenShort)
  const order = {
    ...sum,
    shippedAt: sum.status === 'shipped' ? (sum.shippedAt ?? at) : null,
    cancelledAt: sum.status === 'cancelled' ? (sum.cancelledAt ?? at) : sum.cancelledAt,
  }
  record(work, order, action)
  changeCases(work, before, order)
  return order
}

function record(work: Work, order: Order, action: OrderAction | null): void {
  const { id, channelId, day } = order
  const { actor, at } = work.cause
  const known = work.get('orders', id)
  const change = daySalesChange(known, order)
  if (known === undefined || !isNoChange(change)) {
    const sums = { channels: { [channelId]: change }, hours: { [sastHour(order.placedAt)]: change } }
    work.add('days', day, { day, ...sums })
  }
  const history = historyAfter(work.before('orders', id), order, action, work.cause)
  work.put('orders', id, { ...order, history })
  if (actor.kind === 'channel' && channelOf(work, channelId) !== undefined)
    work.change('channels', channelId, { 'health.lastOrderAt': at })
}

function changeCases(work: Work, before: Order | undefined, order: Order): void {
  const old = before === undefined ? undefined : statusCases[before.status]
  const now = statusCases[order.status]
  const about = { number: order.number, channel: order.channelId }
  if (old !== undefined && old !== now) work.closeCase(old, order.id)
  if (now !== undefined && old !== now) {
    const units = order.lines.reduce((short, line) => short + line.shortage, 0)
    work.openCase(now, order.id, { ...about, units })
  }
  const shippedUnits = order.lines.reduce((units, line) => units + line.shipped, 0)
  const newlyCancelled = order.cancelledBy === 'channel' && before?.cancelledBy !== 'channel'
  if (newlyCancelled && shippedUnits > 0)
    work.openCase('cancelled-after-shipping', order.id, { ...about, units: shippedUnits })
}

/** What a shortage of an order is called already: it keeps the name while it lasts, whatever the merchant decides since. */
const shortName = (before: Order | undefined): 'oversold' | 'backordered' | undefined =>
  before?.status === 'oversold' || before?.status === 'backordered' ? before.status : undefined
