import { scopedId, type ChannelId, type ChannelScopedId } from '@fluxori/contract/kernel'
import type { ChannelOrder, ChannelOrderLine, Order, OrderLine } from '@fluxori/contract/orders/orders'
import { merchantOf } from '../merchants/merchant-of.ts'
import { stockOf } from '../stock/ledger.ts'
import { chargesVat } from '../tax/charges-vat.ts'
import { vatRateBps, vatWithin } from '../tax/vat.ts'
import { sastDay } from '@fluxori/contract/time'
import { channelOf } from '../channels/channel-of.ts'
import type { Reading, Work } from '../work.ts'
import { concludeOrder } from './conclude-order.ts'
import { demandOf, findProduct } from './find-product.ts'
import { changeShortage, releaseLine, shipUnits, wantUnits, type LineOf } from './line-stock.ts'
import type { Unsummed } from './order-status.ts'

/**
 * Takes in what a channel says of an order, first or again. Never refused: what the channel sold is sold. What is older
 * than what is known changes nothing, line by line, so repeats and stragglers are harmless.
 */
export function recordOrder(
  work: Work,
  { channelId, order: input }: Readonly<{ channelId: ChannelId; order: ChannelOrder }>,
): void {
  const id = scopedId(channelId, input.externalId)
  const known = work.get('orders', id)
  if (known !== undefined && !input.partial && input.version <= known.version) return
  const news = input.lines.filter((line) => line.version > (lineOf(known, line)?.version ?? -1))
  if (known !== undefined && input.partial && news.length === 0) return
  if (known === undefined && isOfBefore(work, channelId, input)) return

  const of: LineOf = { channelId, reference: id }
  const cancelled = input.cancelled || known?.cancelledBy === 'member'
  const vendor = chargesVat(merchantOf(work), known)
  const lines = new Map(known?.lines.map((line) => [line.id, line]))
  input.lines.forEach((line) => {
    const old = lines.get(line.externalId)
    if (input.partial && old !== undefined && line.version <= old.version) return
    // What has left before the order was cancelled has left, even if nobody said so until now.
    const wanted = cancelled ? Math.min(line.fulfilled, line.quantity) : line.quantity
    lines.set(line.externalId, recordLine(work, of, { order: input, line, wanted, old, vendor }))
  })
  if (!input.partial) dropOthers(work, of, lines, input)
  if (input.customer !== null) work.put('customers', `${id}/customer`, input.customer)
  concludeOrder(work, known, updated(work, known, { id, channelId, input }, [...lines.values()]))
}

/** Lines that the channel does not name any more want nothing. */
function dropOthers(
  work: Work,
  of: LineOf,
  lines: Map<string, OrderLine>,
  { lines: named }: ChannelOrder,
): void {
  const still = new Set(named.map((line) => line.externalId))
  lines.forEach((line, id) => {
    if (!still.has(id)) lines.set(id, { ...releaseLine(work, of, line), totalCents: 0, vatCents: 0 })
  })
}

/**
 * An order from before its channel was connected, with nothing left to send: its goods had left before our stock was
 * counted, or were freed. One that is still owed holds stock, whenever it was placed.
 */
function isOfBefore(state: Reading, channelId: ChannelId, input: ChannelOrder): boolean {
  const connectedAt = channelOf(state, channelId)?.connectedAt
  if (connectedAt === undefined || input.placedAt >= connectedAt) return false
  return input.cancelled || input.lines.every((line) => line.fulfilled >= line.quantity)
}

const lineOf = (order: Order | undefined, line: ChannelOrderLine): OrderLine | undefined =>
  order?.lines.find(({ id }) => id === line.externalId)

/** One line as the channel says it, how many of it are wanted after all, as it was known before, and whether the order bears VAT. */
type News = Readonly<{
  order: ChannelOrder
  line: ChannelOrderLine
  wanted: number
  old: OrderLine | undefined
  vendor: boolean
}>

function recordLine(work: Work, of: LineOf, news: News): OrderLine {
  const { line, old } = news
  const start = identified(work, of, news)
  const wanted = wantUnits(work, of, start, Math.max(news.wanted, start.shipped))
  const sold = wanted.quantity - (old?.quantity ?? 0)
  if (sold > 0 && wanted.listing !== null) {
    countSold(work, wanted.listing, sold)
  }
  const left = Math.min(line.fulfilled, wanted.quantity) - wanted.shipped
  return left > 0 ? shipped(work, of, wanted, left) : wanted
}

/** Notes units that a listing itself has sold: its channel has taken them off its own number. */
function countSold(work: Work, listing: ChannelScopedId, quantity: number): void {
  const sku = work.get('listings', listing)?.sku ?? null
  if (sku === null) return
  const stock = stockOf(work, sku)
  const sold = (stock.sold[listing] ?? 0) + quantity
  work.put('stock', sku, { ...stock, sold: { ...stock.sold, [listing]: sold } })
}

/** The line with its product and its amounts, holding nothing if it was held on another SKU. */
function identified(work: Work, of: LineOf, { order, line, old, vendor }: News): OrderLine {
  const isCertain = old !== undefined && (old.mapping === 'mapped' || old.shipped > 0)
  const found = isCertain ? old : findProduct(work, of.channelId, line)
  const moved = old !== undefined && old.sku !== found.sku
  const base = moved ? releaseLine(work, of, old) : old
  const holds = base !== undefined && !moved && base.allocated + base.shortage > 0
  const product = found.sku === null ? undefined : work.get('products', found.sku)
  const isKnown = old !== undefined && !moved && old.sku !== null
  const vatClass = isKnown ? old.vatClass : vendor ? (product?.vatClass ?? 'standard') : 'out-of-scope'
  const rate = vatRateBps(vatClass, order.placedAt)
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
    demand: holds ? base.demand : demandOf(work, found.sku),
    totalCents,
    vatClass,
    vatRateBps: rate,
    vatCents: vatWithin(totalCents, rate),
    version: line.version,
  }
}

/** The channel says units have left. Those we held leave the shelf; for the rest our count was wrong, which is a case. */
function shipped(work: Work, of: LineOf, line: OrderLine, units: number): OrderLine {
  const held = Math.min(units, line.allocated)
  const part = held > 0 ? shipUnits(work, of, line, held) : line
  if (held === units) return part
  const missing = units - held
  work.openCase('shipped-without-stock', of.reference, { line: line.id, sku: line.sku, units: missing })
  part.demand.forEach(({ sku, quantity }) => changeShortage(work, sku, -missing * quantity))
  return { ...part, shipped: part.shipped + missing, shortage: part.shortage - missing }
}

type Input = Readonly<{ id: string; channelId: ChannelId; input: ChannelOrder }>

function updated(work: Work, known: Order | undefined, { id, channelId, input }: Input, lines: OrderLine[]) {
  const { at } = work.cause
  const shippingRate = vatRateBps(
    chargesVat(merchantOf(work), known) ? 'standard' : 'out-of-scope',
    known?.placedAt ?? input.placedAt,
  )
  const shippingVat = vatWithin(input.shippingCents, shippingRate)
  return {
    id,
    channelId,
    externalId: input.externalId,
    number: input.number,
    payment: input.payment,
    currency: input.currency,
    placedAt: known?.placedAt ?? input.placedAt,
    day: known?.day ?? sastDay(input.placedAt),
    receivedAt: known?.receivedAt ?? at,
    updatedAt: at,
    channelUpdatedAt: input.updatedAt ?? known?.channelUpdatedAt ?? null,
    cancelledBy: known?.cancelledBy === 'member' ? 'member' : input.cancelled ? 'channel' : null,
    cancelledAt: known?.cancelledBy === 'member' || input.cancelled ? (known?.cancelledAt ?? at) : null,
    shippedAt: known?.shippedAt ?? null,
    version: Math.max(input.version, known?.version ?? 0),
    lines,
    shippingCents: input.shippingCents,
    vatCents: lines.reduce((sum, line) => sum + line.vatCents, shippingVat),
    history: known?.history ?? [],
  } satisfies Unsummed
}
