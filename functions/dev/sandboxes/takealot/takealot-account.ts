import type { SandboxBuyer, SandboxItem } from '../sandbox.ts'

/** The seller's one warehouse, as Takealot numbers it. */
export const sellerWarehouseId = 1234
export const sellerId = 12345

/** A shop's offer. `quantity` is its lead-time stock in the seller's warehouse. */
export type Offer = {
  readonly offerId: number
  readonly barcode: string | null
  readonly title: string
  sku: string
  /** Whole Rand, as all of Takealot's prices are. */
  price: number
  rrp: number
  quantity: number
  /** Working days to a Takealot warehouse; 0 sells nothing on lead time. */
  leadtimeDays: number
  disabledBySeller: boolean
  updatedAt: Date
}

/** One sold line. */
export type SoldLine = {
  readonly orderItemId: number
  readonly orderId: number
  readonly orderDate: Date
  readonly offer: Offer
  readonly quantity: number
  /** Units that the sale took from the offer's stock; fewer than sold when it was oversold. */
  readonly taken: number
  /** Rand for the whole line, as it was when sold. */
  readonly total: number
  readonly buyer: SandboxBuyer
  /** The promotion that it was sold in; empty where in none. */
  readonly promotion: string
  /** Where it was sold, and where Takealot sent it from. */
  readonly regions: Readonly<{ sales: string; source: string }>
  /** The shipment with which the seller brings it to Takealot; what lies there already has none. */
  shipment: number | null
  status: string
}

export type OfferBatch = Readonly<{ batchId: number; results: readonly unknown[] }>

/** All that one sandboxed seller account holds. */
export type Account = {
  readonly offers: Map<number, Offer>
  readonly sales: SoldLine[]
  readonly batches: Map<number, OfferBatch>
}

/** The listing id of the item with this index. */
export const offerIdOf = (index: number): number => 2_345_000 + index

/** An account that offers these items, each three working days away. A price in cents is rounded up to whole Rand. */
export function openAccount(items: readonly SandboxItem[], at: Date): Account {
  const offers = items.map((item): [number, Offer] => {
    const price = Math.ceil(item.priceCents / 100)
    const offerId = offerIdOf(item.index)
    const { sku, barcode, title, quantity } = item
    const terms = { price, rrp: price, leadtimeDays: 3, disabledBySeller: false, updatedAt: at }
    return [offerId, { offerId, sku, barcode, title, quantity, ...terms }]
  })
  return { offers: new Map(offers), sales: [], batches: new Map() }
}

export const offerBySku = ({ offers }: Account, sku: string): Offer | undefined =>
  [...offers.values()].find((offer) => offer.sku === sku)

export const offerByBarcode = ({ offers }: Account, barcode: string): Offer | undefined =>
  [...offers.values()].find((offer) => offer.barcode === barcode)
