import { scopedId, type ChannelId, type ChannelScopedId } from '@fluxori/contract/kernel'
import type { ChannelOrder, ChannelOrderLine, LineKind } from '@fluxori/contract/orders/channel-order'
import type { Order, OrderLine } from '@fluxori/contract/orders/orders'
import { ownOf } from '@fluxori/contract/own'
import { sastDay } from '@fluxori/contract/time'
import { channelOf } from '../channels/channel-of.ts'
import { merchantOf } from '../merchants/merchant-of.ts'
import { stockOf } from '../stock/ledger.ts'
import { chargesVat } from '../tax/charges-vat.ts'
import type { Reading, Work } from '../work.ts'
import { concludeOrder } from './conclude-order.ts'
import { demandOf, findProduct } from './find-product.ts'
import { isKnown, type OrderState } from './is-known.ts'
import { lineIn } from './line-in.ts'
import { openLineCases, reversalsOf, type NotedLine } from './line-cases.ts'
import { changeShortage, releaseLine, shipUnits, wantUnits, type LineOf } from './line-stock.ts'
import { differenceOf, moneyOf, refundsOfNoLine, withoutCharge, withoutUnsent } from './order-money.ts'
import type { Unsummed } from './order-status.ts'
import { vatClassOf } from './vat-class-of.ts'

type Said = Readonly<{
  channelId: ChannelId
  order: ChannelOrder
  digest?: string | undefined
  read?: boolean | undefined
}>

/** A line of an order, and where to note what of it needs a person. */
type Noting = LineOf & Readonly<{ noted: NotedLine[] }>

/**
 * Takes in what a channel says of an order, first or again. Never refused: what the channel sold is sold. What is older
 * than what is known changes nothing, line by line, so repeats and stragglers are harmless. Two states of one version
 * (channels date changes to the second) are taken as they come, and what is read back later puts them right.
 */
export function recordOrder(work: Work, { channelId, order, digest = '', read = false }: Said): void {
  const id = scopedId(channelId, order.externalId)
  const known = work.get('orders', id)
  const gone = known === undefined && !read && isGone(work, channelId, order)
  const input = { ...order, cancelled: order.cancelled || !order.sold || gone }
  if (known !== undefined && isOldNews(known, input, { version: input.version, digest }, read)) return
  if (known === undefined && (!input.sold || isOfBefore(work, channelId, input))) return

  const of: Noting = { channelId, reference: id, noted: [] }
  const cancelled = input.cancelled || known?.cancelledBy === 'member'
  const vendor = chargesVat(merchantOf(work), known)
  const lines = new Map(known?.lines.map((line) => [line.id, line]))
  input.lines.forEach((line) => {
    const old = lines.get(line.externalId)
    if (input.partial && old !== undefined && line.version <= old.version) {
      if (line.sent > old.shipped) lines.set(line.externalId, sentLate(work, of, old, line.sent))
      return
    }
    lines.set(line.externalId, recordLine(work, of, { order: input, line, cancelled, old, vendor }))
  })
  if (!input.partial) dropOthers(work, of, lines, input)
  if (input.customer !== null) work.put('customers', `${id}/customer`, input.customer)
  const said = { id, channelId, input, digest: gone ? '' : digest, read: read && !input.partial }
  const changed = updated(work, known, said, [...lines.values()])
  const kept = changed.cancelledAt === null ? changed : withoutCharge(changed)
  openLineCases(work, concludeOrder(work, known, kept), of.noted)
}

/** Whether the channel has said already that it is gone: what it had said before comes late. Only a look tells more. */
const isGone = (state: Reading, channelId: ChannelId, { externalId }: ChannelOrder): boolean =>
  channelOf(state, channelId)?.goneOrders.includes(externalId) === true

/** Whether nothing in it is newer than what is known. A part also brings the time at which the order was really placed. */
function isOldNews(known: Order, input: ChannelOrder, state: OrderState, read: boolean): boolean {
  if (input.partial) {
    const isNews = (line: ChannelOrderLine) => {
      const old = lineOf(known, line)
      return old === undefined || line.version > old.version || line.sent > old.shipped
    }
    return input.placedAt >= known.placedAt && !input.lines.some(isNews)
  }
  if (read) return isKnown(known, state)
  return state.version < known.version || (state.version === known.version && state.digest === known.digest)
}

/** Units that had left, as it turns out, when their line was given up: they are not on the shelf any more. */
function sentLate(work: Work, of: Noting, line: OrderLine, sent: number): OrderLine {
  const wanted = wantUnits(work, of, line, Math.max(sent, line.quantity))
  return shipped(work, of, wanted, sent - wanted.shipped)
}

/** Lines that the channel does not name any more want nothing. One that only could not be read this time stays as it was. */
function dropOthers(
  work: Work,
  of: LineOf,
  lines: Map<string, OrderLine>,
  { lines: named, doubts }: ChannelOrder,
): void {
  const hidden = doubts.filter(({ hidesLine }) => hidesLine).map(({ line }) => line)
  if (hidden.includes(null)) return
  const still = new Set([...named.map((line) => line.externalId), ...hidden])
  lines.forEach((line, id) => {
    if (!still.has(id))
      lines.set(id, { ...releaseLine(work, of, line), paid: 0, totalCents: 0, taxCents: 0, vatCents: 0 })
  })
}

/**
 * An order from before its channel was connected, with nothing left to send: its goods had left before our stock was
 * counted, or were freed. One that is still owed holds stock, whenever it was placed.
 */
function isOfBefore(state: Reading, channelId: ChannelId, input: ChannelOrder): boolean {
  const connectedAt = channelOf(state, channelId)?.connectedAt
  if (connectedAt === undefined || input.placedAt >= connectedAt) return false
  return input.cancelled || input.lines.every((line) => line.toSend === 0)
}

const lineOf = (order: Order | undefined, line: ChannelOrderLine): OrderLine | undefined =>
  order === undefined ? undefined : lineIn(order, line.externalId)

/** One line as the channel says it, as it was known before, whether the order is cancelled, and whether it bears VAT. */
type News = Readonly<{
  order: ChannelOrder
  line: ChannelOrderLine
  cancelled: boolean
  old: OrderLine | undefined
  vendor: boolean
}>

function recordLine(work: Work, of: Noting, news: News): OrderLine {
  const { line, old, cancelled } = news
  const start = identified(work, of, news)
  const isGoods = start.kind === 'goods'
  // What has left before the order was cancelled has left, even if nobody said so until now.
  const owed = !isGoods ? 0 : cancelled ? line.sent : line.sent + line.toSend - start.refunded.units
  const wanted = wantUnits(work, of, start, Math.max(owed, start.shipped))
  const sold = wanted.quantity - (old?.quantity ?? 0)
  if (sold > 0 && wanted.listing !== null) countSold(work, wanted.listing, sold)
  const left = isGoods ? Math.min(line.sent, wanted.quantity) - wanted.shipped : 0
  const now = left > 0 ? shipped(work, of, wanted, left) : wanted
  const onChannel = { sent: line.sent, returned: backAgain(line, now), cancelled: line.cancelled }
  of.noted.push(...reversalsOf({ ...now, onChannel }, old, line.sentByStatus))
  return { ...(cancelled ? withoutUnsent(now) : now), onChannel }
}

/** Notes units that a listing itself has sold: its channel has taken them off its own number. */
function countSold(work: Work, listing: ChannelScopedId, quantity: number): void {
  const sku = work.get('listings', listing)?.sku ?? null
  if (sku === null) return
  const stock = stockOf(work, sku)
  const sold = (ownOf(stock.sold, listing) ?? 0) + quantity
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
  const refunded = line.refunded ?? old?.refunded ?? { units: 0, cents: 0 }
  return {
    id: line.externalId,
    kind: kindOf(line, found),
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
    ...moneyOf(line, refunded),
    vatClass: isKnown ? old.vatClass : vatClassOf(work, of.channelId, { order, line, vendor, product }),
    // Worked out when the order is concluded, with all its lines.
    vatRateBps: 0,
    vatCents: 0,
    onChannel: old?.onChannel ?? { sent: 0, returned: 0, cancelled: false },
    version: line.version,
  }
}

/** What a line is: what its channel says, unless a member said that it is no goods. */
const kindOf = (
  { kind }: ChannelOrderLine,
  { sku, mapping }: Pick<OrderLine, 'sku' | 'mapping'>,
): LineKind => (kind === 'goods' && mapping === 'mapped' && sku === null ? 'service' : kind)

/** Units that came back or were refunded after they had left: as far as the channel says, they lie on its shelf again. */
function backAgain(
  { returned, sent, toSend }: ChannelOrderLine,
  { refunded, shipped: gone }: OrderLine,
): number {
  const stillSold = sent + toSend - refunded.units
  return returned + (refunded.units > 0 ? Math.min(refunded.units, Math.max(0, gone - stillSold)) : 0)
}

/** The channel says units have left. Those we held leave the shelf; for the rest our count was wrong, which is a case. */
function shipped(work: Work, of: Noting, line: OrderLine, units: number): OrderLine {
  const held = Math.min(units, line.allocated)
  const part = held > 0 ? shipUnits(work, of, line, { quantity: held, warehouse: null }) : line
  if (held === units) return part
  const missing = units - held
  of.noted.push({ kind: 'shipped-without-stock', line, units: missing })
  part.demand.forEach(({ sku, quantity }) => changeShortage(work, sku, -missing * quantity))
  return { ...part, shipped: part.shipped + missing, shortage: part.shortage - missing }
}

type Input = Readonly<{
  id: string
  channelId: ChannelId
  input: ChannelOrder
  digest: string
  read: boolean
}>

function updated(
  work: Work,
  known: Order | undefined,
  { id, channelId, input, digest, read }: Input,
  lines: OrderLine[],
) {
  const { at } = work.cause
  // A message may tell of an order before anybody tells when it was placed: the earliest time told is the nearest.
  const placedAt = known === undefined || input.placedAt < known.placedAt ? input.placedAt : known.placedAt
  return {
    id,
    channelId,
    externalId: input.externalId,
    number: input.number,
    payment: input.payment,
    currency: input.currency,
    placedAt,
    day: sastDay(placedAt),
    receivedAt: known?.receivedAt ?? at,
    updatedAt: at,
    channelUpdatedAt: input.updatedAt ?? known?.channelUpdatedAt ?? null,
    cancelledBy: known?.cancelledBy === 'member' ? 'member' : input.cancelled ? 'channel' : null,
    cancelledAt: known?.cancelledBy === 'member' || input.cancelled ? (known?.cancelledAt ?? at) : null,
    shippedAt: known?.shippedAt ?? null,
    version: read ? input.version : Math.max(input.version, known?.version ?? 0),
    lines,
    shippingCents: input.shippingCents,
    shippingTaxCents: input.shippingTaxCents,
    refundsCents: refundsOfNoLine(input, lines),
    differenceCents: differenceOf(input),
    country: input.country,
    town: input.town,
    doubts: input.doubts,
    digest,
    history: known?.history ?? [],
  } satisfies Unsummed
}
