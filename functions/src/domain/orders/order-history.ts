import { dequal } from 'dequal/lite'
import type { ExternalId } from '@fluxori/contract/kernel'
import { mostOrderEvents, type OrderEvent } from '@fluxori/contract/orders/order-event'
import { type Order, type OrderAction, type OrderLine } from '@fluxori/contract/orders/orders'
import type { Cause } from '../work.ts'
import { lineIn } from './line-in.ts'

type Event = Pick<OrderEvent, 'kind' | 'units' | 'note'>

/**
 * An order's history after a command that recorded it: one event more, or the same when nothing changed that anybody
 * would see. The first event is kept for ever, and of the others the latest.
 */
export function historyAfter(
  before: Order | undefined,
  after: Order,
  action: OrderAction | null,
  { command, actor, at }: Cause,
): OrderEvent[] {
  const known = before?.history ?? []
  const event = before === undefined ? takenIn(after) : whatHappened(before, after, action)
  if (event === null) return known
  const history = [...known, { ...event, at, by: actor, command }]
  const surplus = history.length - mostOrderEvents
  return surplus > 0 ? history.toSpliced(1, surplus) : history
}

const takenIn = ({ units }: Order): Event => ({ kind: 'taken-in', units, note: null })

/** What the person asked for, if somebody did; else the most telling of what has changed. */
function whatHappened(before: Order, after: Order, action: OrderAction | null): Event | null {
  const change = changeOf(before, after)
  if (action !== null) {
    switch (action.kind) {
      case 'ship':
        return { kind: 'shipped', units: Math.max(0, change.shipped), note: action.tracking }
      case 'cancel':
        return { kind: 'cancelled', units: Math.max(0, -change.wanted), note: action.reason }
      case 'map-line':
        return { kind: 'mapped', units: Math.max(0, change.allocated), note: action.sku }
      case 'no-goods':
        return { kind: 'no-goods', units: 0, note: titleOf(before, action.line) }
      case 'unmap-line':
        return {
          kind: 'unmapped',
          units: 0,
          note: lineIn(before, action.line)?.sku ?? titleOf(before, action.line),
        }
      case 'allocate':
        return mostTelling(before, after, change)
    }
  }
  return mostTelling(before, after, change) ?? (isAlike(before, after) ? null : news)
}

const titleOf = (order: Order, id: ExternalId): string => (lineIn(order, id)?.title ?? '').slice(0, 200)

const news: Event = { kind: 'channel-update', units: 0, note: null }

type Change = Readonly<Record<'wanted' | 'shipped' | 'allocated' | 'short', number>>

function changeOf(before: Order, after: Order): Change {
  const more = (units: (line: OrderLine) => number) =>
    after.lines.reduce((sum, line) => sum + units(line), 0) -
    before.lines.reduce((sum, line) => sum + units(line), 0)
  return {
    wanted: more(({ quantity }) => quantity),
    shipped: more(({ shipped }) => shipped),
    allocated: more(({ allocated }) => allocated),
    short: more(({ shortage }) => shortage),
  }
}

function mostTelling(before: Order, after: Order, change: Change): Event | null {
  if (before.cancelledAt === null && after.cancelledAt !== null)
    return { kind: 'cancelled', units: Math.max(0, -change.wanted), note: null }
  if (before.cancelledAt !== null && after.cancelledAt === null)
    return { kind: 'reopened', units: Math.max(0, change.allocated), note: null }
  if (change.shipped > 0) return { kind: 'shipped', units: change.shipped, note: null }
  const mapped = newlyMapped(before, after)
  if (mapped !== undefined && mapped.sku === null)
    return { kind: 'no-goods', units: 0, note: mapped.title.slice(0, 200) }
  if (mapped !== undefined) return { kind: 'mapped', units: Math.max(0, change.allocated), note: mapped.sku }
  const unmapped = newlyMapped(after, before)
  if (unmapped !== undefined)
    return { kind: 'unmapped', units: 0, note: unmapped.sku ?? unmapped.title.slice(0, 200) }
  if (change.short > 0) return { kind: 'short', units: change.short, note: null }
  if (change.allocated > 0) return { kind: 'allocated', units: change.allocated, note: null }
  return null
}

function newlyMapped(before: Order, after: Order): OrderLine | undefined {
  const open = new Set(before.lines.filter(({ mapping }) => mapping !== 'mapped').map(({ id }) => id))
  return after.lines.find(({ id, mapping }) => mapping === 'mapped' && open.has(id))
}

/** Whether two states of an order differ only in when and in which version they were told. */
const isAlike = (one: Order, other: Order): boolean => dequal(visible(one), visible(other))

const visible = ({ number, payment, status, totalCents, shippingCents, lines }: Order) => ({
  number,
  payment,
  status,
  totalCents,
  shippingCents,
  lines: lines.map(({ id, title, quantity, totalCents: cents }) => ({ id, title, quantity, cents })),
})
