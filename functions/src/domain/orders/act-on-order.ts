import type { ChannelScopedId, ExternalId, WarehouseId } from '@fluxori/contract/kernel'
import { hasLeft, isSaid } from '@fluxori/contract/orders/line-matches'
import type {
  Order,
  OrderAction,
  OrderLine,
  OrderRefusal,
  OrderStatus,
} from '@fluxori/contract/orders/orders'
import { answer, refuse, type Verdict } from '../decision.ts'
import type { Work } from '../work.ts'
import { concludeOrder } from './conclude-order.ts'
import { lineIn } from './line-in.ts'
import { allocateLine, releaseLine, shipUnits, unitsIn, type LineOf } from './line-stock.ts'
import { mapListing, remapOrder, type Match } from './map-listing.ts'
import { withoutUnsentOf } from './order-money.ts'
import { forgetMatch, rememberText, unmapLines } from './unmap-listing.ts'

type Acted = Verdict<Readonly<{ orderId: ChannelScopedId; status: OrderStatus }>, OrderRefusal>
type Of<K extends OrderAction['kind']> = Extract<OrderAction, { kind: K }>

/** What a member does with one order: ship, cancel, allocate, or map a line. */
export function actOnOrder(
  work: Work,
  { orderId, action }: Readonly<{ orderId: ChannelScopedId; action: OrderAction }>,
): Acted {
  const order = work.get('orders', orderId)
  if (order === undefined) return refuse('unknown-order', `There is no order ${orderId}.`)
  switch (action.kind) {
    case 'ship':
      return ship(work, order, action)
    case 'cancel':
      return cancel(work, order, action)
    case 'allocate':
      return allocate(work, order, action)
    case 'map-line':
      return mapLine(work, order, action, action.sku)
    case 'no-goods':
      return mapLine(work, order, action, null)
    case 'unmap-line':
      return unmapLine(work, order, action)
  }
}

const lineOf = (order: Order): LineOf => ({ channelId: order.channelId, reference: order.id })

/** How many units of a line leave, and from where; null: from the preferred warehouses first. */
type Leaving = Readonly<{ quantity: number; warehouse: WarehouseId | null }>

/** Ships the given units, or everything allocated. All of it or nothing: a parcel is packed as it was asked for. */
function ship(work: Work, order: Order, action: Of<'ship'>): Acted {
  const wanted = action.lines
  if (order.status === 'cancelled') return refuse('already-cancelled', 'A cancelled order is not shipped.')
  const units = new Map<ExternalId, Leaving>()
  for (const { line, quantity, warehouse = null } of wanted ?? []) {
    if (units.has(line)) return refuse('line-twice', `Line ${line} is named twice.`, { line })
    units.set(line, { quantity, warehouse })
  }
  if (wanted === null)
    order.lines.forEach((line) => units.set(line.id, { quantity: line.allocated, warehouse: null }))
  for (const [id, { quantity, warehouse }] of units) {
    const line = lineIn(order, id)
    if (line === undefined) return refuse('unknown-line', `The order has no line ${id}.`, { line: id })
    const allocated = warehouse === null ? line.allocated : unitsIn(line, warehouse)
    if (quantity > allocated) {
      const where = warehouse === null ? '' : ` in ${warehouse}`
      return refuse('not-allocated', `Only ${allocated} of line ${id} are allocated${where}.`, {
        line: id,
        allocated,
      })
    }
  }
  if ([...units.values()].every(({ quantity }) => quantity === 0)) {
    const reason = order.status === 'shipped' ? 'already-shipped' : 'nothing-to-ship'
    return refuse(reason, 'Nothing of this order is allocated and unshipped.')
  }
  return changeLines(work, order, action, (line) =>
    shipUnits(work, lineOf(order), line, units.get(line.id) ?? { quantity: 0, warehouse: null }),
  )
}

/** Cancels what has not been shipped. What has left stays shipped. */
function cancel(work: Work, order: Order, action: Of<'cancel'>): Acted {
  if (order.cancelledAt !== null) return refuse('already-cancelled', 'This order has been cancelled already.')
  if (order.status === 'shipped')
    return refuse('already-shipped', 'Everything has been shipped: take a return instead.')
  const cancelled: Order = { ...order, cancelledAt: work.cause.at, cancelledBy: 'member' }
  const lines = order.lines.map((line) => releaseLine(work, lineOf(order), line))
  const changed = { ...withoutUnsentOf(cancelled, lines), updatedAt: work.cause.at }
  return done(concludeOrder(work, order, changed, action))
}

function allocate(work: Work, order: Order, action: Of<'allocate'>): Acted {
  if (order.cancelledAt !== null) return refuse('already-cancelled', 'A cancelled order gets no stock.')
  if (order.waitingFor.length === 0) return refuse('nothing-to-allocate', 'No line of this order is short.')
  return changeLines(work, order, action, (line) => allocateLine(work, lineOf(order), line))
}

/** Says which product a line is, or that it is no goods (null), for every later order too. */
function mapLine(work: Work, order: Order, action: Of<'map-line' | 'no-goods'>, sku: Match): Acted {
  const { line: id } = action
  const line = lineIn(order, id)
  if (line === undefined) return refuse('unknown-line', `The order has no line ${id}.`, { line: id })
  if (line.mapping === 'mapped')
    return refuse('line-already-mapped', `Line ${id} is ${line.sku ?? 'no goods'}.`, { line: id })
  if (sku === null && hasLeft(line))
    return refuse('line-has-left', `Units of line ${id} have left.`, { line: id })
  if (sku !== null && work.get('products', sku) === undefined)
    return refuse('unknown-sku', `There is no product ${sku}.`, { sku })
  const { listing } = line
  if (listing === null) {
    rememberText(work, order, line, sku)
    return done(remapOrder(work, order, (candidate) => candidate.id === id, sku, action))
  }
  mapListing(work, order.channelId, listing, { sku, title: line.title })
  work.followUp(`replay:${listing}`, { kind: 'replay-listing', payload: { listing, sku } })
  return done(remapOrder(work, order, (candidate) => candidate.listing === listing, sku, action))
}

/** Takes back what was said of a line and of every other of its listing, as far as nothing of them has left. */
function unmapLine(work: Work, order: Order, action: Of<'unmap-line'>): Acted {
  const { line: id } = action
  const line = lineIn(order, id)
  if (line === undefined) return refuse('unknown-line', `The order has no line ${id}.`, { line: id })
  if (!isSaid(line)) return refuse('line-not-mapped', `Nobody has said what line ${id} is.`, { line: id })
  if (hasLeft(line)) return refuse('line-has-left', `Units of line ${id} have left.`, { line: id })
  if (order.cancelledAt !== null) return refuse('already-cancelled', 'A cancelled order stays as it is.')
  forgetMatch(work, order, line)
  const { listing } = line
  const isMeant = (one: OrderLine) => (listing === null ? one.id === id : one.listing === listing)
  return done(unmapLines(work, order, isMeant, action))
}

/** Passes every line through `change` and concludes the order. */
function changeLines(
  work: Work,
  order: Order,
  action: OrderAction,
  change: (line: OrderLine) => OrderLine,
): Acted {
  const lines = order.lines.map((line) => change(line))
  return done(concludeOrder(work, order, { ...order, lines, updatedAt: work.cause.at }, action))
}

const done = ({ id: orderId, status }: Order): Acted => answer({ orderId, status })
