import type { Listing } from '@fluxori/contract/channels/channels'
import type { ChannelId, ChannelScopedId, Instant, Sku } from '@fluxori/contract/kernel'
import type { Order, OrderAction, OrderLine } from '@fluxori/contract/orders/orders'
import { merchantOf } from '../merchants/merchant-of.ts'
import { stockOf } from '../stock/ledger.ts'
import { chargesVat } from '../tax/charges-vat.ts'
import type { Work } from '../work.ts'
import { concludeOrder } from './conclude-order.ts'
import { demandOf } from './find-product.ts'
import { releaseLine, wantUnits, type LineOf } from './line-stock.ts'

/** Says which product a listing sells, for every later order of it, and has it shown what there is. */
export function mapListing(
  work: Work,
  channelId: ChannelId,
  id: ChannelScopedId,
  { sku, title }: Readonly<{ sku: Sku; title: string }>,
): void {
  const externalId = id.slice(channelId.length + 1)
  const known = work.get('listings', id)
  if (known !== undefined) work.change('listings', id, { sku, desired: known.desired, sold: known.sold })
  else work.put('listings', id, { ...newListing(work.cause.at), id, channelId, externalId, sku, title })
  const stock = stockOf(work, sku)
  if (!stock.listings.includes(id)) work.put('stock', sku, { ...stock, listings: [...stock.listings, id] })
  work.relist(sku)
}

/** A listing that shows nothing yet. */
const newListing = (at: Instant): Omit<Listing, 'id' | 'channelId' | 'externalId' | 'sku' | 'title'> => ({
  desired: { quantity: 0, priceCents: null, at },
  published: { quantity: null, priceCents: null, at: null, sold: 0 },
  observed: { quantity: null, priceCents: null, at: null },
  pending: false,
  sold: 0,
  problem: null,
  drift: null,
})

/**
 * Takes a mapping over into the orders that hold lines of that listing: what was held on a guess is freed, what is
 * wanted is held on the right SKU. Orders beyond the page that was read are left for a further command.
 */
export function replayListing(
  work: Work,
  { listing, sku }: Readonly<{ listing: ChannelScopedId; sku: Sku }>,
): void {
  const { ids } = work.find('orders', 'unmapped', listing)
  if (ids.length === 0) return
  ids.forEach((id) => {
    const order = work.get('orders', id)
    if (order !== undefined) remapOrder(work, order, (line) => line.listing === listing, sku)
  })
  work.followUp(`replay:${listing}`, { kind: 'replay-listing', payload: { listing, sku } })
}

/**
 * Gives the chosen unmapped lines of an order their product. Lines that have left a shelf keep what they took. `action`
 * is what a member asked of this very order.
 */
export function remapOrder(
  work: Work,
  order: Order,
  chosen: (line: OrderLine) => boolean,
  sku: Sku,
  action: OrderAction | null = null,
): Order {
  const of: LineOf = { channelId: order.channelId, reference: order.id }
  const lines = order.lines.map((line) =>
    chosen(line) && line.mapping !== 'mapped' ? remapLine(work, of, line, sku, order) : line,
  )
  const changed = { ...order, lines, updatedAt: work.cause.at }
  return concludeOrder(work, order, changed, action)
}

function remapLine(work: Work, of: LineOf, line: OrderLine, sku: Sku, order: Order): OrderLine {
  const vatClass = chargesVat(merchantOf(work), order)
    ? (work.get('products', sku)?.vatClass ?? 'standard')
    : 'out-of-scope'
  const known = { ...line, mapping: 'mapped', vatClass } as const
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
