import { scopedId, type ChannelId, type Instant } from '@fluxori/contract/kernel'
import type { ChannelOrder, ChannelOrderLine, Order, OrderLine } from '@fluxori/contract/orders/orders'
import type { Book } from '../book.ts'
import { accept, type Decision } from '../decision.ts'
import { beginStory, type Fact, type Story } from '../story.ts'
import { chargesVat } from '../tax/charges-vat.ts'
import { vatRateBps, vatWithin } from '../tax/vat.ts'
import { sastDay } from '@fluxori/contract/time'
import { concludeOrder } from './conclude-order.ts'
import { demandOf, findProduct } from './find-product.ts'
import { releaseLine, shipUnits, wantUnits, type LineOf } from './line-stock.ts'
import type { Unsummed } from './order-status.ts'

/**
 * Takes in what a channel tells of an order, first or again. Never refused: what the channel sold is sold. What is
 * older than what is known changes nothing, line by line, so repeats and stragglers are harmless.
 */
export function recordOrder(
  book: Book,
  { channelId, order: told }: Readonly<{ channelId: ChannelId; order: ChannelOrder }>,
  at: Instant,
): Decision<Fact> {
  const id = scopedId(channelId, told.externalId)
  const known = book.orders.get(id)
  if (known !== undefined && !told.partial && told.version <= known.version) return accept([])
  const news = told.lines.filter((line) => line.version > (lineOf(known, line)?.version ?? -1))
  if (known !== undefined && told.partial && news.length === 0) return accept([])

  if (known === undefined && isOfBefore(book, channelId, told)) return accept([])

  const story = beginStory(book, at)
  const of: LineOf = { channelId, reference: id }
  const cancelled = told.cancelled || known?.cancelledBy === 'member'
  const vendor = chargesVat(book.merchant, known)
  const before = new Map(known?.lines.map((line) => [line.id, line]))
  told.lines.forEach((line) => {
    const old = before.get(line.externalId)
    if (told.partial && old !== undefined && line.version <= old.version) return
    // What has left before the order was cancelled has left, even if nobody told us until now.
    const wanted = cancelled ? Math.min(line.fulfilled, line.quantity) : line.quantity
    before.set(line.externalId, recordLine(story, of, { told, line, wanted, old, vendor }))
  })
  if (!told.partial) {
    const still = new Set(told.lines.map((line) => line.externalId))
    before.forEach((line, lineId) => {
      if (!still.has(lineId))
        before.set(lineId, { ...releaseLine(story, of, line), totalCents: 0, vatCents: 0 })
    })
  }
  if (told.customer !== null) story.tell({ kind: 'customer-recorded', order: id, customer: told.customer })
  concludeOrder(story, known, updated(book, known, { id, channelId, told, at }, [...before.values()]), at)
  return accept(story.facts)
}

/**
 * An order from before its channel was connected, with nothing left to send: its goods had left before our stock was
 * counted, or were freed. One that is still owed holds stock, whenever it was placed.
 */
function isOfBefore(book: Book, channelId: ChannelId, told: ChannelOrder): boolean {
  const connectedAt = book.channels.get(channelId)?.connectedAt
  if (connectedAt === undefined || told.placedAt >= connectedAt) return false
  return told.cancelled || told.lines.every((line) => line.fulfilled >= line.quantity)
}

const lineOf = (order: Order | undefined, line: ChannelOrderLine): OrderLine | undefined =>
  order?.lines.find(({ id }) => id === line.externalId)

/** One line as told, how many of it are wanted after all, as it was known before, and whether the order bears VAT. */
type News = Readonly<{
  told: ChannelOrder
  line: ChannelOrderLine
  wanted: number
  old: OrderLine | undefined
  vendor: boolean
}>

function recordLine(story: Story, of: LineOf, news: News): OrderLine {
  const { line, old } = news
  const start = identified(story, of, news)
  const wanted = wantUnits(story, of, start, Math.max(news.wanted, start.shipped))
  const sold = wanted.quantity - (old?.quantity ?? 0)
  if (sold > 0 && wanted.listing !== null) {
    story.tell({ kind: 'listing-sold', listing: wanted.listing, quantity: sold })
  }
  const left = Math.min(line.fulfilled, wanted.quantity) - wanted.shipped
  return left > 0 ? shipped(story, of, wanted, left) : wanted
}

/** The line with its product and its amounts, holding nothing if it was held on another SKU. */
function identified(story: Story, of: LineOf, { told, line, old, vendor }: News): OrderLine {
  const settled = old !== undefined && (old.mapping === 'mapped' || old.shipped > 0)
  const found = settled ? old : findProduct(story.book, of.channelId, line)
  const moved = old !== undefined && old.sku !== found.sku
  const base = moved ? releaseLine(story, of, old) : old
  const holds = base !== undefined && !moved && base.allocated + base.shortage > 0
  const product = found.sku === null ? undefined : story.book.products.get(found.sku)
  const isKnown = old !== undefined && !moved && old.sku !== null
  const vatClass = isKnown ? old.vatClass : vendor ? (product?.vatClass ?? 'standard') : 'out-of-scope'
  const rate = vatRateBps(vatClass, told.placedAt)
  const totalCents = line.quantity === 0 ? 0 : line.totalCents
  return {
    id: line.externalId,
    listing: found.listing,
    sku: found.sku,
    mapping: found.mapping,
    skuText: line.skuText,
    barcode: line.barcode,
    title: line.title === line.skuText ? (product?.title ?? line.title) : line.title,
    quantity: base?.quantity ?? 0,
    shipped: base?.shipped ?? 0,
    allocated: base?.allocated ?? 0,
    shortage: base?.shortage ?? 0,
    allocations: base?.allocations ?? [],
    demand: holds ? base.demand : demandOf(story.book, found.sku),
    totalCents,
    vatClass,
    vatRateBps: rate,
    vatCents: vatWithin(totalCents, rate),
    version: line.version,
  }
}

/** The channel says units have left. Those we held leave the shelf; for the rest our count was wrong, which is a case. */
function shipped(story: Story, of: LineOf, line: OrderLine, units: number): OrderLine {
  const held = Math.min(units, line.allocated)
  const part = held > 0 ? shipUnits(story, of, line, held) : line
  if (held === units) return part
  const missing = units - held
  story.tell({
    kind: 'case-opened',
    alert: 'shipped-without-stock',
    subject: { kind: 'order', id: of.reference },
    facts: { line: line.id, sku: line.sku, units: missing },
  })
  part.demand.forEach(({ sku, quantity }) => {
    story.tell({ kind: 'shortage-changed', sku, delta: -missing * quantity })
  })
  return { ...part, shipped: part.shipped + missing, shortage: part.shortage - missing }
}

type Told = Readonly<{ id: string; channelId: ChannelId; told: ChannelOrder; at: Instant }>

function updated(
  book: Book,
  known: Order | undefined,
  { id, channelId, told, at }: Told,
  lines: OrderLine[],
) {
  const shippingRate = vatRateBps(
    chargesVat(book.merchant, known) ? 'standard' : 'out-of-scope',
    known?.placedAt ?? told.placedAt,
  )
  const shippingVat = vatWithin(told.shippingCents, shippingRate)
  return {
    id,
    channelId,
    externalId: told.externalId,
    number: told.number,
    payment: told.payment,
    currency: told.currency,
    placedAt: known?.placedAt ?? told.placedAt,
    day: known?.day ?? sastDay(told.placedAt),
    receivedAt: known?.receivedAt ?? at,
    updatedAt: at,
    channelUpdatedAt: told.updatedAt ?? known?.channelUpdatedAt ?? null,
    cancelledBy: known?.cancelledBy === 'member' ? 'member' : told.cancelled ? 'channel' : null,
    cancelledAt: known?.cancelledBy === 'member' || told.cancelled ? (known?.cancelledAt ?? at) : null,
    shippedAt: known?.shippedAt ?? null,
    version: Math.max(told.version, known?.version ?? 0),
    lines,
    shippingCents: told.shippingCents,
    vatCents: lines.reduce((sum, line) => sum + line.vatCents, shippingVat),
    history: known?.history ?? [],
  } satisfies Unsummed
}
