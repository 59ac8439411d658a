import { createHash, createHmac } from 'node:crypto'
import type { WireMessage, WireResponse } from '../sandbox.ts'
import { sellerId, sellerWarehouseId, type Offer, type SoldLine } from './takealot-account.ts'

/** An answer of 400 in the shape that the API's description gives for it. */
export const refused = (title: string): WireResponse => ({
  status: 400,
  json: { errors: [{ status: 400, title, type: 'https://api.takealot.com/errors/validation' }] },
})

/** A time as Takealot writes it: SAST with its offset, whole seconds. */
const sastTime = (at: Date): string =>
  `${new Date(at.getTime() + 7_200_000).toISOString().slice(0, 19)}+02:00`

/** The SAST day of a time. */
export const sastDate = (at: Date): string => sastTime(at).slice(0, 10)

const statusOf = (offer: Offer): string => {
  if (offer.disabledBySeller) return 'disabled_by_seller'
  return offer.quantity > 0 && offer.leadtimeDays > 0 ? 'buyable' : 'not_buyable'
}

/** An offer as v1 shows it: stock only to those who ask for it. */
export function toWireOffer(offer: Offer, expands: readonly string[]) {
  return {
    offer_id: offer.offerId,
    tsin_id: 90_000_000 + offer.offerId,
    sku: offer.sku,
    barcode: offer.barcode ?? '',
    product_label: String(9_900_000_000_000 + offer.offerId),
    selling_price: offer.price,
    rrp: offer.rrp,
    minimum_leadtime_days: offer.leadtimeDays,
    status: statusOf(offer),
    title: offer.title,
    created_at: '2026-01-15T12:34:56+02:00',
    updated_at: sastTime(offer.updatedAt),
    affected_by_vacation: false,
    disabled_by_seller: offer.disabledBySeller,
    disabled_by_takealot: false,
    condition: 'New',
    productline_id: 70_000_000 + offer.offerId,
    benchmark_price: offer.price,
    ...(expands.includes('seller_warehouse_stock') && {
      seller_warehouse_stock: [
        { seller_warehouse_id: sellerWarehouseId, quantity_available: offer.quantity },
      ],
    }),
    ...(expands.includes('takealot_warehouse_stock') && { takealot_warehouse_stock: [] }),
    ...(expands.includes('offer_charges') && { offer_charges: [] }),
  }
}

/** A tenth of the price and R25 a unit: figures of the right kind, not Takealot's tariff. */
export function toWireSale(line: SoldLine) {
  const isCharged = !line.status.startsWith('Cancelled')
  const fees = isCharged
    ? { success: line.total / 10, fulfilment: 25 * line.quantity }
    : { success: 0, fulfilment: 0 }
  const { sales, source } = line.regions
  return {
    order_item_id: line.orderItemId,
    order_id: line.orderId,
    order_date: sastTime(line.orderDate),
    sale_status: line.status,
    offer_id: line.offer.offerId,
    tsin_id: 90_000_000 + line.offer.offerId,
    sku: line.offer.sku,
    selling_price: line.total,
    quantity: line.quantity,
    success_fee: fees.success,
    fulfillment_fee: fees.fulfilment,
    courier_collection_fee: 0,
    total_fees: fees.success + fees.fulfilment,
    stock_transfer_fee: isCharged && sales !== source ? 18 * line.quantity : 0,
    sales_region: sales,
    stock_source_region: source,
  }
}

const leadtimeStock = (offer: Offer) => [
  {
    merchant_warehouse: { warehouse_id: sellerWarehouseId, name: 'Main' },
    quantity_available: offer.quantity,
  },
]

export const newLeadtimeOrder = (line: SoldLine) => ({
  order_id: line.orderId,
  order_item_id: line.orderItemId,
  offer: {
    offer_id: line.offer.offerId,
    sku: line.offer.sku,
    barcode: line.offer.barcode ?? '',
    leadtime_stock: leadtimeStock(line.offer),
  },
  warehouse: 'JHB',
  total_selling_price: line.total,
  quantity: line.quantity,
  event_date: sastTime(line.orderDate),
  facility: { code: 'JHB', address: '1 Takealot Way, Johannesburg' },
})

/** Names the buyer, as the real one does. */
export const saleStatusChanged = (line: SoldLine, at: Date) => ({
  sale: {
    order_item_id: line.orderItemId,
    order_id: line.orderId,
    order_date: sastTime(line.orderDate),
    sale_status: line.status,
    offer_id: line.offer.offerId,
    tsin: 90_000_000 + line.offer.offerId,
    sku: line.offer.sku,
    customer: line.buyer.name,
    product_title: line.offer.title,
    selling_price: line.total,
    quantity: line.quantity,
    warehouse: line.regions.source,
    customer_warehouse: line.regions.sales,
    promotion: line.promotion,
    shipment_id: line.shipment,
    shipment_state_id: null,
    po_number: null,
    shipment_name: line.shipment === null ? null : `Shipment ${line.shipment}`,
  },
  event_timestamp_utc: at.toISOString(),
})

export const offerUpdated = (
  offer: Offer,
  changed: Readonly<Record<string, unknown>>,
  batchId: number | null,
) => ({
  seller_id: sellerId,
  offer_id: offer.offerId,
  values_changed: {
    ...changed,
    ...('leadtime_stock' in changed && { leadtime_stock: leadtimeStock(offer) }),
  },
  ...(batchId !== null && { batch_id: batchId }),
})

/** Signs a webhook in the documented form A: the hex HMAC-SHA256 of the body. Its delivery id comes of its content. */
export function signedMessage(topic: string, payload: unknown, secret: string): WireMessage {
  const body = JSON.stringify(payload)
  const digest = createHash('sha256').update(`${topic}\n${body}`).digest('hex')
  const uuid = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(digest)?.slice(1) ?? []
  const [first, second, third, fourth, last] = uuid
  return {
    headers: {
      'content-type': 'application/json',
      'x-takealot-event': topic,
      'x-takealot-delivery': `${first}-${second}-4${third}-8${fourth}-${last}`,
      'x-takealot-signature': createHmac('sha256', secret).update(body).digest('hex'),
    },
    body,
  }
}
