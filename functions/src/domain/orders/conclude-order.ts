import type { DaySales } from '@fluxori/contract/orders/days'
import type { Order, OrderAction, OrderLine } from '@fluxori/contract/orders/orders'
import { merchantOf } from '../merchants/merchant-of.ts'
import { sastHour } from '@fluxori/contract/time'
import { channelOf } from '../channels/channel-of.ts'
import { chargesVat } from '../tax/charges-vat.ts'
import type { Work } from '../work.ts'
import { factsOf, whilePaid, type Concerned } from './case-facts.ts'
import { daySalesChange, isNoChange } from './day-sales.ts'
import { changeMoneyCases } from './money-cases.ts'
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
  const merchant = merchantOf(work)
  const sum = summed(changed, chargesVat(merchant, before), shortName(before) ?? merchant.whenShort)
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
  const { id, channelId } = order
  const { actor, at } = work.cause
  const known = work.get('orders', id)
  countInDay(work, known, order)
  const history = historyAfter(work.before('orders', id), order, action, work.cause)
  work.put('orders', id, { ...order, history })
  if (actor.kind === 'channel' && channelOf(work, channelId) !== undefined)
    work.change('channels', channelId, { 'health.lastOrderAt': at })
}

/** Counts an order in its day and hour. One that turns out to have been placed earlier leaves those it was counted in. */
function countInDay(work: Work, known: Order | undefined, order: Order): void {
  const [from, to] = [known === undefined ? null : hourOf(known), hourOf(order)]
  if (from === null || (from.day === to.day && from.hour === to.hour)) {
    const change = daySalesChange(known, order)
    if (known === undefined || !isNoChange(change)) addToDay(work, order, to, change)
    return
  }
  addToDay(work, order, from, daySalesChange(known, undefined))
  addToDay(work, order, to, daySalesChange(undefined, order))
}

const hourOf = ({ day, placedAt }: Order) => ({ day, hour: sastHour(placedAt) })

const addToDay = (
  work: Work,
  { channelId }: Order,
  { day, hour }: ReturnType<typeof hourOf>,
  change: DaySales,
): void => work.add('days', day, { day, channels: { [channelId]: change }, hours: { [hour]: change } })

function changeCases(work: Work, before: Order | undefined, order: Order): void {
  const old = before === undefined ? undefined : statusCases[before.status]
  const now = statusCases[order.status]
  if (old !== undefined && old !== now) work.closeCase(old, order.id)
  if (now !== undefined && old !== now) openStatusCase(work, now, order)
  const recalled = recalledFrom(before, order)
  if (recalled.length > 0) work.openCase('cancelled-after-shipping', order.id, factsOf(order, recalled))
  changeMoneyCases(work, before, order)
}

const concerned = (lines: readonly OrderLine[], unitsOf: (line: OrderLine) => number): readonly Concerned[] =>
  lines.map((line) => ({ line, units: unitsOf(line) })).filter(({ units }) => units > 0)

function openStatusCase(work: Work, kind: 'oversold' | 'unmapped', order: Order): void {
  const { id, lines } = order
  if (kind === 'oversold') {
    const reserved = lines.reduce((sum, { allocated }) => sum + allocated, 0)
    const short = concerned(lines, ({ shortage }) => shortage)
    work.openCase(kind, id, { ...factsOf(order, short), reserved })
    return
  }
  const unknown = lines.filter(({ mapping }) => mapping !== 'mapped')
  work.openCase(
    kind,
    id,
    factsOf(
      order,
      concerned(unknown, ({ quantity, shipped }) => quantity - shipped),
    ),
  )
}

/** Units that had left when their channel cancelled them, with the order or with their line. */
function recalledFrom(before: Order | undefined, order: Order): readonly Concerned[] {
  const wholly = order.cancelledBy === 'channel'
  const oldOf = (id: string) => before?.lines.find((one) => one.id === id)
  const known = (line: OrderLine | undefined) => {
    const wasCancelled = before?.cancelledBy === 'channel' || line?.onChannel.cancelled === true
    return line !== undefined && wasCancelled ? line.shipped : 0
  }
  const cancelled = order.lines.filter(({ onChannel }) => wholly || onChannel.cancelled)
  return concerned(cancelled, ({ id, shipped }) => shipped - known(oldOf(id))).map(({ line, units }) => ({
    line: whilePaid(line, oldOf(line.id)),
    units,
  }))
}

/** What a shortage of an order is called already: it keeps the name while it lasts, whatever the merchant decides since. */
const shortName = (before: Order | undefined): 'oversold' | 'backordered' | undefined =>
  before?.status === 'oversold' || before?.status === 'backordered' ? before.status : undefined
