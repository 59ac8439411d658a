import type { ChannelScopedId, Instant, Sku } from '@fluxori/contract/kernel'
import type { Order, OrderLine } from '@fluxori/contract/orders/orders'
import type { Book } from '../book.ts'
import { accept, type Decision } from '../decision.ts'
import { beginStory, type Fact, type Story } from '../story.ts'
import { chargesVat } from '../tax/charges-vat.ts'
import { vatRateBps, vatWithin } from '../tax/vat.ts'
import { concludeOrder } from './conclude-order.ts'
import { demandOf } from './find-product.ts'
import { releaseLine, wantUnits, type LineOf } from './line-stock.ts'

/**
 * Takes a mapping over into the orders that hold lines of that listing: what was held on a guess is freed, what is
 * wanted is held on the right SKU. Orders beyond the page that was read are left for a further command.
 */
export function replayListing(
  book: Book,
  { listing, sku }: Readonly<{ listing: ChannelScopedId; sku: Sku }>,
  at: Instant,
): Decision<Fact> {
  const ids = book.unmapped.get(listing) ?? []
  if (ids.length === 0) return accept([])
  const story = beginStory(book, at)
  ids.forEach((id) => {
    const order = story.book.orders.get(id)
    if (order !== undefined) remapOrder(story, order, (line) => line.listing === listing, sku, at)
  })
  story.tell({
    kind: 'command-left',
    key: `replay:${listing}`,
    command: { kind: 'replay-listing', payload: { listing, sku } },
  })
  return accept(story.facts)
}

/** Gives the chosen unmapped lines of an order their product. Lines that have left a shelf keep what they took. */
export function remapOrder(
  story: Story,
  order: Order,
  chosen: (line: OrderLine) => boolean,
  sku: Sku,
  at: Instant,
): void {
  const of: LineOf = { channelId: order.channelId, reference: order.id }
  const lines = order.lines.map((line) =>
    chosen(line) && line.mapping !== 'mapped' ? remapLine(story, of, line, sku, order) : line,
  )
  const vatChange = lines.reduce(
    (sum, line, index) => sum + line.vatCents - (order.lines[index]?.vatCents ?? 0),
    0,
  )
  concludeOrder(story, order, { ...order, lines, vatCents: order.vatCents + vatChange, updatedAt: at }, at)
}

function remapLine(story: Story, of: LineOf, line: OrderLine, sku: Sku, order: Order): OrderLine {
  const vatClass = chargesVat(story.book.merchant, order)
    ? (story.book.products.get(sku)?.vatClass ?? 'standard')
    : 'out-of-scope'
  const rate = vatRateBps(vatClass, order.placedAt)
  const known = {
    ...line,
    mapping: 'mapped',
    vatClass,
    vatRateBps: rate,
    vatCents: vatWithin(line.totalCents, rate),
  } as const
  if (line.sku === sku || (line.sku !== null && line.shipped > 0)) return { ...known, sku: line.sku }
  const free = releaseLine(story, of, line)
  return wantUnits(
    story,
    of,
    { ...known, ...held(free), sku, demand: demandOf(story.book, sku) },
    line.quantity,
  )
}

const held = ({ quantity, allocated, shortage, allocations }: OrderLine) => ({
  quantity,
  allocated,
  shortage,
  allocations,
})
