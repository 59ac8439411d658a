import type { ChannelScopedId, ExternalId, Instant, Sku } from '@fluxori/contract/kernel'
import type { Order, OrderAction, OrderLine, OrderRefusal } from '@fluxori/contract/orders/orders'
import type { Book } from '../book.ts'
import { accept, refuse, type Decision } from '../decision.ts'
import { beginStory, type Fact, type Story } from '../story.ts'
import { concludeOrder } from './conclude-order.ts'
import { allocateLine, releaseLine, shipUnits, type LineOf } from './line-stock.ts'
import { remapOrder } from './map-listing.ts'

type Verdict = Decision<Fact, OrderRefusal>

/** What a member does with one order: ship, cancel, allocate, or map a line. */
export function actOnOrder(
  book: Book,
  { orderId, action }: Readonly<{ orderId: ChannelScopedId; action: OrderAction }>,
  at: Instant,
): Verdict {
  const order = book.orders.get(orderId)
  if (order === undefined) return refuse('unknown-order', `There is no order ${orderId}.`)
  switch (action.kind) {
    case 'ship':
      return ship(book, order, action.lines, at)
    case 'cancel':
      return cancel(book, order, at)
    case 'allocate':
      return allocate(book, order, at)
    case 'map-line':
      return mapLine(book, order, action, at)
  }
}

const lineOf = (order: Order): LineOf => ({ channelId: order.channelId, reference: order.id })

/** Ships the given units, or everything allocated. All of it or nothing: a parcel is packed as it was asked for. */
function ship(
  book: Book,
  order: Order,
  wanted: readonly Readonly<{ line: ExternalId; quantity: number }>[] | null,
  at: Instant,
): Verdict {
  if (order.status === 'cancelled') return refuse('already-cancelled', 'A cancelled order is not shipped.')
  const units = new Map<ExternalId, number>()
  for (const { line, quantity } of wanted ?? []) {
    if (units.has(line)) return refuse('line-twice', `Line ${line} is named twice.`, { line })
    units.set(line, quantity)
  }
  if (wanted === null) order.lines.forEach((line) => units.set(line.id, line.allocated))
  for (const [id, quantity] of units) {
    const line = order.lines.find((candidate) => candidate.id === id)
    if (line === undefined) return refuse('unknown-line', `The order has no line ${id}.`, { line: id })
    if (quantity > line.allocated) {
      return refuse('not-allocated', `Only ${line.allocated} of line ${id} are allocated.`, {
        line: id,
        allocated: line.allocated,
      })
    }
  }
  if ([...units.values()].every((quantity) => quantity === 0)) {
    const reason = order.status === 'shipped' ? 'already-shipped' : 'nothing-to-ship'
    return refuse(reason, 'Nothing of this order is allocated and unshipped.')
  }
  return changeLines(book, order, at, (story, line) =>
    shipUnits(story, lineOf(order), line, units.get(line.id) ?? 0),
  )
}

/** Cancels what has not been shipped. What has left stays shipped. */
function cancel(book: Book, order: Order, at: Instant): Verdict {
  if (order.cancelledAt !== null) return refuse('already-cancelled', 'This order has been cancelled already.')
  if (order.status === 'shipped')
    return refuse('already-shipped', 'Everything has been shipped: take a return instead.')
  const cancelled: Order = { ...order, cancelledAt: at, cancelledBy: 'member' }
  return changeLines(book, cancelled, at, (story, line) => releaseLine(story, lineOf(order), line), order)
}

function allocate(book: Book, order: Order, at: Instant): Verdict {
  if (order.cancelledAt !== null) return refuse('already-cancelled', 'A cancelled order gets no stock.')
  if (order.waitingFor.length === 0) return refuse('nothing-to-allocate', 'No line of this order is short.')
  return changeLines(book, order, at, (story, line) => allocateLine(story, lineOf(order), line))
}

function mapLine(
  book: Book,
  order: Order,
  { line: id, sku }: Readonly<{ line: ExternalId; sku: Sku }>,
  at: Instant,
): Verdict {
  const line = order.lines.find((candidate) => candidate.id === id)
  if (line === undefined) return refuse('unknown-line', `The order has no line ${id}.`, { line: id })
  if (line.mapping === 'mapped')
    return refuse('line-already-mapped', `Line ${id} is ${line.sku}.`, { line: id })
  if (book.products.get(sku) === undefined)
    return refuse('unknown-sku', `There is no product ${sku}.`, { sku })
  const story = beginStory(book, at)
  if (line.listing === null) {
    remapOrder(story, order, (candidate) => candidate.id === id, sku, at)
    return accept(story.facts)
  }
  const { listing } = line
  story.tell({
    kind: 'listing-mapped',
    listing,
    channelId: order.channelId,
    externalId: listing.slice(order.channelId.length + 1),
    sku,
    title: line.title,
  })
  story.tell({ kind: 'listings-asked', sku })
  remapOrder(story, order, (candidate) => candidate.listing === listing, sku, at)
  story.tell({
    kind: 'command-left',
    key: `replay:${listing}`,
    command: { kind: 'replay-listing', payload: { listing, sku } },
  })
  return accept(story.facts)
}

/** Passes every line through `change` and concludes the order. `before` is what it was, where `order` is not. */
function changeLines(
  book: Book,
  order: Order,
  at: Instant,
  change: (story: Story, line: OrderLine) => OrderLine,
  before: Order = order,
): Verdict {
  const story = beginStory(book, at)
  const lines = order.lines.map((line) => change(story, line))
  concludeOrder(story, before, { ...order, lines, updatedAt: at }, at)
  return accept(story.facts)
}
