import type { Listing } from '@fluxori/contract/channels/channels'
import type { ChannelId, ChannelScopedId, Instant, Sku } from '@fluxori/contract/kernel'
import { hasLeft } from '@fluxori/contract/orders/line-matches'
import type { Order, OrderAction, OrderLine } from '@fluxori/contract/orders/orders'
import { ownOf } from '@fluxori/contract/own'
import { merchantOf } from '../merchants/merchant-of.ts'
import { stockOf } from '../stock/ledger.ts'
import { chargesVat } from '../tax/charges-vat.ts'
import type { Work } from '../work.ts'
import { concludeOrder } from './conclude-order.ts'
import { demandOf } from './find-product.ts'
import { releaseLine, wantUnits, type LineOf } from './line-stock.ts'

/** What something on a channel sells: a product, or no goods at all (null). */
export type Match = Sku | null

/**
 * Says what a listing sells, for every later order of it, and has a product shown what there is. What it has sold so far
 * goes with it: its channel has taken that off its own number.
 */
export function mapListing(
  work: Work,
  channelId: ChannelId,
  id: ChannelScopedId,
  { sku, title }: Readonly<{ sku: Match; title: string }>,
): void {
  const externalId = id.slice(channelId.length + 1)
  const goods = sku !== null
  const known = work.get('listings', id)
  if (known !== undefined)
    work.change('listings', id, { sku, goods, desired: known.desired, sold: known.sold })
  else
    work.put('listings', id, { ...newListing(work.cause.at), id, channelId, externalId, sku, goods, title })
  if (sku === null) return
  const stock = stockOf(work, sku)
  if (!stock.listings.includes(id)) {
    const sold = Math.max(ownOf(stock.sold, id) ?? 0, known?.sold ?? 0)
    work.put('stock', sku, {
      ...stock,
      listings: [...stock.listings, id],
      sold: sold === 0 ? stock.sold : { ...stock.sold, [id]: sold },
    })
  }
  work.relist(sku)
}

/** A listing that shows nothing yet. */
const newListing = (
  at: Instant,
): Omit<Listing, 'id' | 'channelId' | 'externalId' | 'sku' | 'goods' | 'title'> => ({
  desired: { quantity: 0, priceCents: null, at },
  published: { quantity: null, priceCents: null, at: null, sold: 0 },
  observed: { quantity: null, priceCents: null, at: null },
  pending: false,
  sold: 0,
  problem: null,
  drift: null,
})

/**
 * Takes a mapping over into the orders that hold lines of that listing, unless it has been taken back by now: what was
 * held on a guess is freed, what is wanted is held on the right SKU. Every order that is found is mapped, so that it ends.
 * Orders beyond the page that was read are left for a further command.
 */
export function replayListing(
  work: Work,
  { listing, sku }: Readonly<{ listing: ChannelScopedId; sku: Match }>,
): void {
  const known = work.get('listings', listing)
  if (known === undefined || known.sku !== sku || known.goods !== (sku !== null)) return
  const { ids } = work.find('orders', 'unmapped', listing)
  if (ids.length === 0) return
  ids.forEach((id) => {
    const order = work.get('orders', id)
    if (order !== undefined) remapOrder(work, order, (line) => line.listing === listing, sku)
  })
  work.followUp(`replay:${listing}`, { kind: 'replay-listing', payload: { listing, sku } })
}

/**
 * Gives the chosen unmapped lines of an order their product, or says that they are no goods. Lines that have left a shelf
 * keep what they took. `action` is what a member asked of this very order.
 */
export function remapOrder(
  work: Work,
  order: Order,
  chosen: (line: OrderLine) => boolean,
  sku: Match,
  action: OrderAction | null = null,
): Order {
  const of: LineOf = { channelId: order.channelId, reference: order.id }
  const lines = order.lines.map((line) =>
    chosen(line) && line.mapping !== 'mapped' ? remapLine(work, of, line, sku, order) : line,
  )
  const changed = { ...order, lines, updatedAt: work.cause.at }
  return concludeOrder(work, order, changed, action)
}

function remapLine(work: Work, of: LineOf, line: OrderLine, sku: Match, order: Order): OrderLine {
  const product = sku === null ? undefined : work.get('products', sku)
  const vatClass = chargesVat(merchantOf(work), order) ? (product?.vatClass ?? 'standard') : 'out-of-scope'
  const known = { ...line, mapping: 'mapped', vatClass } as const
  if (sku === null) {
    if (hasLeft(line) && line.sku !== null) return { ...line, mapping: 'mapped' }
    return { ...known, ...held(releaseLine(work, of, line)), kind: 'service', sku, demand: [] }
  }
  if (line.sku === sku || (line.sku !== null && line.shipped > 0)) return { ...known, sku: line.sku }
  const free = releaseLine(work, of, line)
  return wantUnits(work, of, { ...known, ...held(free), sku, demand: demandOf(work, sku) }, line.quantity)
}

const held = ({ quantity, allocated, shortage, allocations }: OrderLine) => ({
  quantity,
  allocated,
  shortage,
  allocations,
})
