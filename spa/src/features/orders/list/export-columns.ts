import type { Order, OrderLine } from '@fluxori/contract/orders/orders'
import { centsForExport, type ExportColumn } from '../../../lib/format/export-csv.ts'
import { formatDate, formatTime } from '../../../lib/format/format.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { lineName, reservedUnits, shippedUnits, shortUnits, trackingNumbers } from '../order-facts.ts'

const words = orderMessages.exports.columns

type NameOf = (id: string) => string

const when = (instant: string | null) =>
  instant === null ? null : `${formatDate(instant)} ${formatTime(instant)}`

/** One row for each order: all that the screen knows of it, and nothing of its buyer. */
export const orderColumns = (channelName: NameOf): readonly ExportColumn<Order>[] => [
  { label: words.number, value: ({ number }) => number },
  { label: words.channel, value: ({ channelId }) => channelName(channelId) },
  { label: words.status, value: ({ status }) => orderMessages.statuses[status] },
  { label: words.payment, value: ({ payment }) => orderMessages.detail.payments[payment] },
  { label: words.placed, value: ({ placedAt }) => when(placedAt) },
  { label: words.received, value: ({ receivedAt }) => when(receivedAt) },
  { label: words.shipped, value: ({ shippedAt }) => when(shippedAt) },
  { label: words.cancelled, value: ({ cancelledAt }) => when(cancelledAt) },
  {
    label: words.items,
    value: ({ lines }) => lines.map((line) => `${line.quantity} × ${lineName(line)}`).join('; '),
  },
  { label: words.units, value: ({ units }) => units },
  { label: words.shippedUnits, value: shippedUnits },
  { label: words.reserved, value: reservedUnits },
  { label: words.short, value: shortUnits },
  { label: words.currency, value: ({ currency }) => currency },
  { label: words.delivery, value: ({ shippingCents }) => centsForExport(shippingCents) },
  { label: words.refunds, value: ({ refundsCents }) => centsForExport(-refundsCents) },
  { label: words.difference, value: ({ differenceCents }) => centsForExport(differenceCents) },
  { label: words.vat, value: ({ vatCents }) => centsForExport(vatCents) },
  { label: words.total, value: ({ totalCents }) => centsForExport(totalCents) },
  { label: words.tracking, value: (order) => trackingNumbers(order).join('; ') },
  { label: words.id, value: ({ id }) => id },
]

export type OrderLineRow = Readonly<{ order: Order; line: OrderLine }>

export const lineRows = (orders: readonly Order[]): readonly OrderLineRow[] =>
  orders.flatMap((order) => order.lines.map((line) => ({ order, line })))

/** One row for each line of each order. */
export const lineColumns = (
  channelName: NameOf,
  warehouseName: NameOf,
): readonly ExportColumn<OrderLineRow>[] => [
  { label: words.number, value: ({ order }) => order.number },
  { label: words.channel, value: ({ order }) => channelName(order.channelId) },
  { label: words.status, value: ({ order }) => orderMessages.statuses[order.status] },
  { label: words.placed, value: ({ order }) => when(order.placedAt) },
  { label: words.sku, value: ({ line }) => line.sku },
  { label: words.channelSku, value: ({ line }) => line.skuText },
  { label: words.barcode, value: ({ line }) => line.barcode },
  { label: words.title, value: ({ line }) => line.title },
  { label: words.units, value: ({ line }) => line.quantity },
  { label: words.shippedUnits, value: ({ line }) => line.shipped },
  { label: words.reserved, value: ({ line }) => line.allocated },
  { label: words.short, value: ({ line }) => line.shortage },
  {
    label: words.from,
    value: ({ line }) =>
      line.allocations
        .map(({ sku, warehouse, quantity }) => `${quantity} × ${sku}, ${warehouseName(warehouse)}`)
        .join('; '),
  },
  { label: words.vatClass, value: ({ line }) => orderMessages.detail.vatClasses[line.vatClass] },
  { label: words.vatRate, value: ({ line }) => line.vatRateBps / 100 },
  { label: words.currency, value: ({ order }) => order.currency },
  { label: words.vat, value: ({ line }) => centsForExport(line.vatCents) },
  { label: words.lineTotal, value: ({ line }) => centsForExport(line.totalCents) },
  { label: words.id, value: ({ order }) => order.id },
]
