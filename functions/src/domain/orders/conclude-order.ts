import type { Instant } from '@fluxori/contract/kernel'
import type { Order } from '@fluxori/contract/orders/orders'
import type { Story } from '../story.ts'
import { statusCases, summed, type Unsummed } from './order-status.ts'

/** Ends every decision about an order: sums it up, records it, and opens and closes the cases that its status asks for. */
export function concludeOrder(
  story: Story,
  before: Order | undefined,
  changed: Unsummed,
  at: Instant,
): Order {
  const sum = summed(changed, shortName(before) ?? story.book.merchant.whenShort)
  const order = {
    ...sum,
    shippedAt: sum.status === 'shipped' ? (sum.shippedAt ?? at) : null,
    cancelledAt: sum.status === 'cancelled' ? (sum.cancelledAt ?? at) : sum.cancelledAt,
  }
  story.tell({ kind: 'order-recorded', order })
  const subject = { kind: 'order', id: order.id } as const
  const old = before === undefined ? undefined : statusCases[before.status]
  const now = statusCases[order.status]
  if (old !== undefined && old !== now) story.tell({ kind: 'case-closed', alert: old, subject })
  if (now !== undefined && old !== now) {
    const short = order.lines.reduce((units, line) => units + line.shortage, 0)
    story.tell({
      kind: 'case-opened',
      alert: now,
      subject,
      facts: { number: order.number, channel: order.channelId, units: short },
    })
  }
  const shippedUnits = order.lines.reduce((units, line) => units + line.shipped, 0)
  const newlyCancelled = order.cancelledBy === 'channel' && before?.cancelledBy !== 'channel'
  if (newlyCancelled && shippedUnits > 0) {
    story.tell({
      kind: 'case-opened',
      alert: 'cancelled-after-shipping',
      subject,
      facts: { number: order.number, channel: order.channelId, units: shippedUnits },
    })
  }
  return order
}

/** What a shortage of an order is called already: it keeps the name while it lasts, whatever the merchant decides since. */
const shortName = (before: Order | undefined): 'oversold' | 'backordered' | undefined =>
  before?.status === 'oversold' || before?.status === 'backordered' ? before.status : undefined
