import type { ChannelScopedId } from '@fluxori/contract/kernel'
import { hasLeft, isSaid, matchId, matchTextOf } from '@fluxori/contract/orders/line-matches'
import type { Order, OrderAction, OrderLine } from '@fluxori/contract/orders/orders'
import { ownOf } from '@fluxori/contract/own'
import { stockOf } from '../stock/ledger.ts'
import type { Work } from '../work.ts'
import { concludeOrder } from './conclude-order.ts'
import { releaseLine, wantUnits, type LineOf } from './line-stock.ts'
import type { Match } from './map-listing.ts'

/** Remembers what lines without a listing and with this line's text are; null: no goods. */
export const rememberText = (work: Work, order: Order, line: OrderLine, sku: Match): void =>
  writeMatch(work, order, line, { sku, goods: sku !== null })

/**
 * Takes back what was said of a line: of its text, or of its listing, which stays as its channel accepted it until it is
 * matched again.
 */
export function forgetMatch(work: Work, order: Order, line: OrderLine): void {
  const { listing } = line
  if (listing === null) {
    writeMatch(work, order, line, { sku: null, goods: true })
    return
  }
  const known = work.get('listings', listing)
  if (known === undefined) return
  const stock = known.sku === null ? undefined : stockOf(work, known.sku)
  const quantity = known.published.quantity ?? 0
  work.change('listings', listing, {
    sku: null,
    goods: true,
    desired: { ...known.desired, quantity, at: work.cause.at },
    sold: ownOf(stock?.sold ?? {}, listing) ?? known.sold,
    pending: false,
  })
  work.followUp(`forget:${listing}`, { kind: 'forget-listing', payload: { listing } })
  if (stock === undefined) return
  work.put('stock', stock.sku, { ...stock, listings: stock.listings.filter((id) => id !== listing) })
}

function writeMatch(
  work: Work,
  { channelId }: Order,
  line: OrderLine,
  said: Readonly<{ sku: Match; goods: boolean }>,
): void {
  const text = matchTextOf({ ...line, listing: null, kind: 'goods' })
  if (text === null) return
  const { actor: by, at } = work.cause
  const id = matchId(channelId, text)
  work.put('lineMatches', id, { id, channelId, text, ...said, by, at })
}

/**
 * Takes a match back in the orders that hold lines of that listing, unless somebody has matched it again by now: what was
 * held is freed, and asked about again. Orders beyond the page that was read are left for a further command.
 */
export function forgetInOrders(work: Work, { listing }: Readonly<{ listing: ChannelScopedId }>): void {
  const known = work.get('listings', listing)
  if (known === undefined || known.sku !== null || !known.goods) return
  const { ids, more } = work.find('orders', 'matched', listing)
  ids.forEach((id) => {
    const order = work.get('orders', id)
    if (order !== undefined) unmapLines(work, order, (line) => line.listing === listing)
  })
  if (more) work.followUp(`forget:${listing}`, { kind: 'forget-listing', payload: { listing } })
}

/** Frees what the chosen lines hold: nobody knows any more which product they are. What has left stays what it was. */
export function unmapLines(
  work: Work,
  order: Order,
  chosen: (line: OrderLine) => boolean,
  action: OrderAction | null = null,
): Order {
  const of: LineOf = { channelId: order.channelId, reference: order.id }
  const lines = order.lines.map((line) =>
    chosen(line) && isSaid(line) && !hasLeft(line) ? unmapped(work, of, line) : line,
  )
  return concludeOrder(work, order, { ...order, lines, updatedAt: work.cause.at }, action)
}

function unmapped(work: Work, of: LineOf, line: OrderLine): OrderLine {
  const open = line.kind === 'goods' ? line.quantity : Math.max(0, (line.paid ?? 0) - line.onChannel.sent)
  const free = {
    ...releaseLine(work, of, line),
    kind: 'goods',
    sku: null,
    mapping: 'unmapped',
    demand: [],
  } as const
  return wantUnits(work, of, { ...free, demand: [] }, open)
}
