import type { Firestore } from '@google-cloud/firestore'
import {
  ChannelKind,
  channels,
  listings,
  type Channel,
  type Listing,
} from '@fluxori/contract/channels/channels'
import { scopedId } from '@fluxori/contract/kernel'
import { merchants, type Merchant } from '@fluxori/contract/merchant/merchant'
import type { ChannelOrder, ChannelOrderLine } from '@fluxori/contract/orders/channel-order'
import { products, type KitComponent, type Product } from '@fluxori/contract/products/products'
import { warehouses, type Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { movementId, movements, stock, type Movement, type Stock } from '@fluxori/contract/stock/stock'
import { leases } from '@fluxori/contract/engine/journal'
import { productWords, repeated } from '../src/domain/products/repeated.ts'
import { emptyLevel } from '@fluxori/contract/stock/levels'
import { supplyOf } from '../src/domain/stock/supply.ts'
import { reference } from '../src/store/documents.ts'
import { encodedDocument } from '../src/store/encoding.ts'

/** A shop to test and measure against: its SKUs with their units, by warehouse `jhb` unless told. */
export type ShopPlan = Readonly<{
  merchant: string
  units: Readonly<Record<string, number>>
  kits?: Readonly<Record<string, readonly KitComponent[]>>
  channels?: readonly string[]
  whenShort?: Merchant['whenShort']
}>

export const startOfShop = '2026-11-01T06:00:00.000Z'

const warehouse: Warehouse = {
  id: 'jhb',
  name: 'Johannesburg',
  address: 'City Deep, Johannesburg',
  kind: 'own',
  priority: 1,
  serves: null,
}

export const channelOf = (id: string): Channel => ({
  id,
  kind: 'shopify',
  name: id,
  state: 'active',
  baseUrl: 'http://127.0.0.1:1/none',
  settings: {},
  formula: { max: null, safety: 0, shareBps: 10_000, buffer: 0 },
  secret: `channel-${id}`,
  pollEverySeconds: 60,
  connectedAt: startOfShop,
  polledUntil: null,
  nextPollAt: startOfShop,
  goneOrders: [],
  health: {
    lastOrderAt: null,
    lastPollAt: null,
    lastPublishAt: null,
    publishLagMs: null,
    queued: 0,
    budgetLeft: null,
    breaker: { state: 'closed', failures: 0, retryAt: null },
    problem: null,
  },
})

export const productOf = (sku: string, kit: readonly KitComponent[] = []): Product => ({
  sku,
  title: `Product ${sku}`,
  barcode: null,
  category: 'Kitchen',
  brand: 'Karoo',
  vatClass: 'standard',
  vatReason: null,
  costCents: 10_000,
  weightGrams: 500,
  lowAt: null,
  kit: [...kit],
  words: productWords({ sku, title: `Product ${sku}`, barcode: null, brand: 'Karoo' }),
})

const listingOf = (channelId: string, sku: string, quantity: number): Listing => ({
  id: scopedId(channelId, sku),
  channelId,
  externalId: sku,
  sku,
  title: `Product ${sku}`,
  goods: true,
  desired: { quantity, priceCents: null, at: startOfShop },
  published: { quantity, priceCents: null, at: startOfShop, sold: 0 },
  observed: { quantity, priceCents: null, at: startOfShop },
  pending: false,
  sold: 0,
  problem: null,
  drift: null,
})

/** Writes a shop as a first day finds it: its stock opened by one movement each, so that the sums hold from the start. */
export async function openShop(db: Firestore, plan: ShopPlan): Promise<void> {
  const { merchant, units, kits = {}, channels: ids = ChannelKind.options } = plan
  const writer = db.bulkWriter({ throttling: false })
  const put = (ref: FirebaseFirestore.DocumentReference, fields: Readonly<Record<string, unknown>>) => {
    void writer.set(ref, encodedDocument(fields))
  }
  put(reference(db, merchants, { merchant }), {
    id: merchant,
    name: merchant,
    currency: 'ZAR',
    timeZone: 'Africa/Johannesburg',
    vatVendor: true,
    whenShort: plan.whenShort ?? 'oversold',
    createdAt: startOfShop,
  } satisfies Merchant)
  put(reference(db, warehouses, { merchant, warehouse: 'jhb' }), warehouse)
  ids.forEach((id) => put(reference(db, channels, { merchant, channel: id }), channelOf(id)))
  const skus = Object.keys(units)
  const listed = (sku: string, quantity: number) => {
    ids.forEach((id) =>
      put(reference(db, listings, { merchant, listing: scopedId(id, sku) }), listingOf(id, sku, quantity)),
    )
    return ids.map((id) => scopedId(id, sku))
  }
  skus.forEach((sku, index) => {
    const onHand = units[sku] ?? 0
    put(reference(db, products, { merchant, sku }), productOf(sku))
    put(reference(db, stock, { merchant, sku }), {
      sku,
      ...repeated(productOf(sku)),
      supply: supplyOf(onHand, null),
      levels: { jhb: { ...emptyLevel, onHand } },
      available: onHand,
      shortage: 0,
      listings: listed(sku, onHand),
      sold: {},
      kits: Object.keys(kits).filter((kit) => kits[kit]?.some((part) => part.sku === sku)),
      lastMovement: { seq: index + 1, at: startOfShop },
    } satisfies Stock)
    put(reference(db, movements, { merchant, seq: movementId(index + 1) }), opening(sku, onHand, index + 1))
  })
  for (const [kit, parts] of Object.entries(kits)) {
    const available = Math.min(...parts.map((part) => Math.floor((units[part.sku] ?? 0) / part.quantity)))
    put(reference(db, products, { merchant, sku: kit }), productOf(kit, parts))
    put(reference(db, stock, { merchant, sku: kit }), {
      sku: kit,
      ...repeated(productOf(kit, parts)),
      supply: supplyOf(available, null),
      levels: {},
      available,
      shortage: 0,
      listings: listed(kit, available),
      sold: {},
      kits: [],
      lastMovement: null,
    } satisfies Stock)
  }
  put(reference(db, leases, { merchant, lease: 'journal' }), {
    holder: null,
    expiresAt: startOfShop,
    seq: skus.length,
    stale: [],
  })
  await writer.close()
}

const opening = (sku: string, onHand: number, seq: number): Movement => ({
  seq,
  kind: 'opened',
  skus: [sku],
  entries: [{ sku, warehouse: 'jhb', delta: { onHand }, after: { ...emptyLevel, onHand } }],
  cause: { command: 'opening', reference: 'opening stock', reason: null },
  actor: { kind: 'system', name: 'opening' },
  at: startOfShop,
})

/** One unit of a SKU that is listed under its own name, as its channel tells it. */
export const channelLine = (
  sku: string,
  { toSend = 1, sent = 0, ...change }: Partial<ChannelOrderLine> = {},
): ChannelOrderLine => ({
  externalId: `1-${sku}`,
  kind: 'goods',
  partOf: null,
  listing: sku,
  skuText: sku,
  barcode: null,
  title: sku,
  toSend,
  sent,
  sentByStatus: false,
  returned: 0,
  cancelled: false,
  paid: toSend + sent,
  totalCents: 11_500,
  taxCents: null,
  refunded: { units: 0, cents: 0 },
  version: 1,
  ...change,
})

/** An order as a channel's adapter would tell it: one line for each SKU, R115.00 a unit. */
export function channelOrder(
  externalId: string,
  lines: Readonly<Record<string, number>>,
  change: Partial<ChannelOrder> = {},
): ChannelOrder {
  const version = change.version ?? 1
  return {
    externalId,
    number: `#${externalId}`,
    placedAt: '2026-11-22T08:15:00.000Z',
    updatedAt: '2026-11-22T08:15:00.000Z',
    version,
    partial: false,
    payment: 'paid',
    cancelled: false,
    currency: 'ZAR',
    shippingCents: 0,
    shippingTaxCents: null,
    chargedCents: null,
    refundsCents: 0,
    country: null,
    town: null,
    doubts: [],
    sold: true,
    lines: Object.entries(lines).map(([sku, quantity], index) =>
      channelLine(sku, {
        externalId: `${externalId}-${index}`,
        title: `Product ${sku}`,
        toSend: quantity,
        totalCents: 11_500 * quantity,
        version,
      }),
    ),
    customer: {
      name: 'Thandi Nkosi',
      email: 'thandi@example.co.za',
      phone: '',
      address: '1 Long Street, Cape Town',
    },
    ...change,
  }
}
