import { effectOf, type UnitsBy } from '@fluxori/contract/channels/kinds/status-table'
import { takealot } from '@fluxori/contract/channels/kinds/takealot'
import { Instant } from '@fluxori/contract/kernel'
import type { ChannelOrder, ChannelOrderLine } from '@fluxori/contract/orders/channel-order'
import { z } from 'zod'

/**
 * Reads a Takealot time as a UTC instant. The v1 sale has an offset; v2 webhook samples also show a bare date, and a
 * time without offset is taken as SAST (UTC+2), the zone that Takealot's dates are in. Null for anything else.
 */
export function instantFromTakealot(text: string): Instant | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(text)
  if (match === null) return null
  const [, day = '', time = '00:00', zone = '+02:00'] = match
  const at = Date.parse(`${day}T${time}${zone}`)
  return Number.isNaN(at) ? null : (Instant.safeParse(new Date(at).toISOString()).data ?? null)
}

const TakealotTime = z.string().transform((text, context): Instant => {
  const instant = instantFromTakealot(text)
  if (instant !== null) return instant
  context.addIssue({ code: 'custom', message: 'not a time' })
  return z.NEVER
})

export const TakealotId = z.int().min(1)
export const UnitCount = z.int().min(0).max(1_000_000)

/** Takealot's prices are whole Rand, VAT included. Anything with cents in it, or as text, is not one. */
const WholeRand = z.int().min(0).max(100_000_000)

const Text = z
  .string()
  .nullish()
  .transform((text) => text ?? '')

/**
 * One line of an order, in the fields that v1 `/sales` and the v2 webhook share, so that both tell the same line.
 * What only one of them has (title, barcode) is left out, and `customer` is never taken in.
 */
export const Sale = z.object({
  order_item_id: TakealotId,
  order_id: TakealotId,
  order_date: TakealotTime,
  sale_status: z.string().min(1),
  offer_id: TakealotId.nullish(),
  sku: Text,
  selling_price: WholeRand,
  quantity: UnitCount,
})
export type Sale = z.infer<typeof Sale>

/** The webhook `New Leadtime Order`: one new line. */
export const NewLeadtimeOrder = z.object({
  order_id: TakealotId,
  order_item_id: TakealotId,
  offer: z.object({ offer_id: TakealotId, sku: Text }),
  total_selling_price: WholeRand,
  quantity: UnitCount,
  event_date: TakealotTime,
})
export type NewLeadtimeOrder = z.infer<typeof NewLeadtimeOrder>

/** Whether `selling_price` of a sale is for the whole line or for one unit. */
export type SellingPriceIs = 'total' | 'unit'

const cancelledBy: ReadonlySet<UnitsBy> = new Set(['freed', 'gone'])
const leftBy: ReadonlySet<UnitsBy> = new Set(['left', 'returned', 'gone'])

/** A cancelled line wants nothing and earns nothing. What has left the shelf has left it, whatever becomes of the sale. */
function toLine(sale: Sale, sellingPriceIs: SellingPriceIs): ChannelOrderLine {
  const { units, money, rank } = effectOf(takealot.statuses, sale.sale_status)
  const [cancelled, left] = [cancelledBy.has(units), leftBy.has(units)]
  const paid = money === 'nothing' ? 0 : sale.quantity
  const rand = sellingPriceIs === 'unit' ? sale.selling_price * sale.quantity : sale.selling_price
  return {
    externalId: String(sale.order_item_id),
    kind: 'goods',
    partOf: null,
    listing: sale.offer_id == null ? null : String(sale.offer_id),
    skuText: sale.sku.slice(0, 300),
    barcode: null,
    title: sale.sku.slice(0, 500),
    toSend: cancelled || left ? 0 : sale.quantity,
    sent: left ? sale.quantity : 0,
    sentByStatus: true,
    returned: units === 'returned' ? sale.quantity : 0,
    cancelled,
    paid,
    totalCents: paid === 0 ? 0 : rand * 100,
    taxCents: null,
    refunded: { units: 0, cents: 0 },
    version: rank,
  }
}

/**
 * An order of the lines at hand. Takealot tells lines, never whole orders, so every order is partial, and none is
 * `cancelled` as a whole: its lines are, one by one. Takealot takes the money before it tells, and charges delivery
 * itself. The buyer is personal data that no duty of ours needs: it is dropped here.
 */
function toOrder(sales: readonly [Sale, ...Sale[]], sellingPriceIs: SellingPriceIs): ChannelOrder {
  const lines = sales.map((sale) => toLine(sale, sellingPriceIs))
  const [first] = sales
  return {
    externalId: String(first.order_id),
    number: String(first.order_id),
    placedAt: first.order_date,
    updatedAt: null,
    version: Math.max(...lines.map(({ version }) => version)),
    partial: true,
    payment: 'paid',
    cancelled: false,
    sold: true,
    currency: 'ZAR',
    shippingCents: 0,
    shippingTaxCents: null,
    chargedCents: null,
    refundsCents: 0,
    country: null,
    town: null,
    doubts: [],
    lines,
    customer: null,
  }
}

/** Gathers sales by their order, in the order in which they came. */
export function ordersOfSales(
  sales: readonly Sale[],
  sellingPriceIs: SellingPriceIs,
): readonly ChannelOrder[] {
  return [...Map.groupBy(sales, (sale) => sale.order_id).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [toOrder([first, ...others], sellingPriceIs)],
  )
}

/** The order that the webhook `Sale Status Changed` tells of. Its payload is v2, where the price is the line's total. */
export const orderOfSale = (sale: Sale): ChannelOrder => toOrder([sale], 'total')

/** The order that the webhook `New Leadtime Order` tells of. It is line when placed, so its time is the order's. */
export const orderOfNewLine = (line: NewLeadtimeOrder): ChannelOrder =>
  orderOfSale({
    order_item_id: line.order_item_id,
    order_id: line.order_id,
    order_date: line.event_date,
    sale_status: 'New Lead Time Order',
    offer_id: line.offer.offer_id,
    sku: line.offer.sku,
    selling_price: line.total_selling_price,
    quantity: line.quantity,
  })
