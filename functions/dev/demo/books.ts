import type { Channel, ChannelKind, Listing } from '@fluxori/contract/channels'
import { scopedId, type Instant, type MerchantId, type Role } from '@fluxori/contract/kernel'
import type { Lease } from '@fluxori/contract/journal'
import type { Member, Merchant } from '@fluxori/contract/merchants'
import type { Product, Warehouse } from '@fluxori/contract/products'
import type { Movement, Stock } from '@fluxori/contract/stock'
import type { Book } from '../../src/domain/book.ts'
import { desiredQuantity } from '../../src/domain/channels/desired-quantity.ts'
import { availableToPromise } from '../../src/domain/stock/available.ts'
import { emptyLevel, noStock } from '../../src/domain/stock/level.ts'
import { shopifyListingId } from '../sandboxes/shopify/shopify-sandbox.ts'
import { shopifyLocationId } from '../sandboxes/shopify/shopify-set-quantities.ts'
import type { ListingIdOf } from '../sandboxes/sandbox.ts'
import { sellerWarehouseId } from '../sandboxes/takealot/takealot-account.ts'
import { takealotListingId } from '../sandboxes/takealot/takealot-sandbox.ts'
import { woocommerceListingId } from '../sandboxes/woocommerce/woocommerce-sandbox.ts'
import { catalogue, type DemoItem } from './catalogue.ts'

/** All documents of a merchant on its first day. */
export type Books = Readonly<{
  merchant: Merchant
  members: readonly Member[]
  warehouses: readonly Warehouse[]
  channels: readonly Channel[]
  products: readonly Product[]
  stock: readonly Stock[]
  movements: readonly Movement[]
  listings: readonly Listing[]
  /** Of the journal: the number of the last movement. */
  lease: Lease
}>

/** The ids that each kind of sandbox gives its items. */
export const listingIdOf: Readonly<Record<ChannelKind, ListingIdOf>> = {
  shopify: shopifyListingId,
  takealot: takealotListingId,
  woocommerce: woocommerceListingId,
}

export const demoMerchant: MerchantId = 'demo'
const otherMerchant: MerchantId = 'other'

const demoRoles: readonly Role[] = ['owner', 'manager', 'operator', 'accountant', 'viewer']
const memberNames: Readonly<Record<Role, string>> = {
  owner: 'Lindiwe Khumalo',
  manager: 'Pieter van Wyk',
  operator: 'Thabo Mokoena',
  accountant: 'Priya Naidoo',
  viewer: 'Sarah Jacobs',
}

const memberOf = (merchant: MerchantId, role: Role): Member => ({
  uid: `${merchant}-${role}`,
  role,
  state: 'active',
  email: `${role}@${merchant}.fluxori.test`,
  name: memberNames[role],
})

const merchantOf = (id: MerchantId, name: string, createdAt: Instant): Merchant => ({
  id,
  name,
  currency: 'ZAR',
  timeZone: 'Africa/Johannesburg',
  vatVendor: true,
  whenShort: 'oversold',
  createdAt,
})

const warehouses: readonly Warehouse[] = [
  {
    id: 'jhb',
    name: 'Johannesburg',
    address: '14 Fortune Street, City Deep, Johannesburg, 2049',
    kind: 'own',
    priority: 1,
    serves: null,
  },
  {
    id: 'cpt',
    name: 'Cape Town',
    address: '7 Assegaai Road, Montague Gardens, Cape Town, 7441',
    kind: 'own',
    priority: 2,
    serves: null,
  },
  {
    id: 'dbn',
    name: 'Durban',
    address: '31 Umgeni Road, Durban, 4001',
    kind: 'third-party',
    priority: 3,
    serves: null,
  },
]

const channelNames: Readonly<Record<ChannelKind, string>> = {
  shopify: 'Karoo Trading on Shopify',
  takealot: 'Takealot',
  woocommerce: 'karootrading.co.za',
}
const channelSettings: Readonly<Record<ChannelKind, Channel['settings']>> = {
  shopify: { locationId: shopifyLocationId, apiVersion: '2026-07' },
  takealot: { sellerWarehouseId },
  woocommerce: {},
}
const formulas: Readonly<Record<ChannelKind, Channel['formula']>> = {
  shopify: { max: null, safety: 0, shareBps: 10_000, buffer: 0 },
  takealot: { max: null, safety: 1, shareBps: 10_000, buffer: 0 },
  woocommerce: { max: 25, safety: 0, shareBps: 10_000, buffer: 0 },
}

/** The name of a demo channel's secret. */
export const secretNameOf = (channelId: string): string => `channel-demo-${channelId}`

const channelOf = (kind: ChannelKind, sandboxes: string, at: Instant): Channel => ({
  id: kind,
  kind,
  name: channelNames[kind],
  state: 'active',
  baseUrl: `${sandboxes}/${kind}`,
  settings: channelSettings[kind],
  formula: formulas[kind],
  secret: secretNameOf(kind),
  pollEverySeconds: 60,
  connectedAt: at,
  polledUntil: null,
  nextPollAt: at,
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

/** Karoo Trading as it starts: its stock opened by one movement for each SKU, and shown by its channels as it should be. */
export function demoBooks(sandboxes: string, at: Instant): Books {
  const kinds: readonly ChannelKind[] = ['shopify', 'takealot', 'woocommerce']
  return booksOf({
    merchant: merchantOf(demoMerchant, 'Karoo Trading', at),
    members: demoRoles.map((role) => memberOf(demoMerchant, role)),
    warehouses,
    channels: kinds.map((kind) => channelOf(kind, sandboxes, at)),
    items: catalogue,
    at,
  })
}

/** A second merchant with a little of its own, to see that neither sees the other. */
export function otherBooks(at: Instant): Books {
  return booksOf({
    merchant: merchantOf(otherMerchant, 'Bushveld Supplies', at),
    members: [memberOf(otherMerchant, 'owner')],
    warehouses: warehouses.slice(0, 1),
    channels: [],
    items: catalogue.slice(0, 3).map((item) => ({ ...item, units: { jhb: 10 } })),
    at,
  })
}

type Opening = Readonly<{
  merchant: Merchant
  members: readonly Member[]
  warehouses: readonly Warehouse[]
  channels: readonly Channel[]
  items: readonly DemoItem[]
  at: Instant
}>

function booksOf({ merchant, members, warehouses, channels, items, at }: Opening): Books {
  const stocked = items.filter(({ product }) => product.kit.length === 0)
  const movements = stocked.map((item, index) => openingOf(item, index + 1, at))
  const listed = (item: DemoItem) => channels.filter(({ id }) => item.channels.includes(id))
  const bare = items.map((item): Stock => {
    const { sku } = item.product
    const seq = stocked.indexOf(item) + 1
    return {
      ...noStock(sku),
      levels: levelsOf(item),
      listings: listed(item).map(({ id, kind }) => scopedId(id, listingIdOf[kind](item.index))),
      kits: items
        .filter(({ product }) => product.kit.some((part) => part.sku === sku))
        .map(({ product }) => product.sku),
      lastMovement: seq === 0 ? null : { seq, at },
    }
  })
  const book = bookOf(merchant, warehouses, items, bare)
  return {
    merchant,
    members,
    warehouses,
    channels,
    products: items.map(({ product }) => product),
    stock: bare.map((stock) => ({ ...stock, available: availableToPromise(book, stock.sku, null) })),
    movements,
    listings: items.flatMap((item) => listed(item).map((channel) => listingOf(book, channel, item, at))),
    lease: { holder: null, expiresAt: at, seq: movements.length, stale: [] },
  }
}

const levelsOf = ({ units }: DemoItem): Stock['levels'] =>
  Object.fromEntries(
    Object.entries(units).map(([warehouse, onHand]) => [warehouse, { ...emptyLevel, onHand }]),
  )

function openingOf(item: DemoItem, seq: number, at: Instant): Movement {
  const { sku } = item.product
  return {
    seq,
    kind: 'opened',
    skus: [sku],
    entries: Object.entries(levelsOf(item)).map(([warehouse, after]) => ({
      sku,
      warehouse,
      delta: { onHand: after.onHand },
      after,
    })),
    cause: { command: 'opening', reference: 'opening stock', reason: null },
    actor: { kind: 'system', name: 'opening' },
    at,
  }
}

/** As much of a book as working out what is available needs. */
const bookOf = (
  merchant: Merchant,
  warehouses: readonly Warehouse[],
  items: readonly DemoItem[],
  stock: readonly Stock[],
): Book => ({
  merchant,
  warehouses,
  channels: new Map(),
  products: new Map(items.map(({ product }) => [product.sku, product])),
  barcodes: new Map(),
  stock: new Map(stock.map((one) => [one.sku, one])),
  listings: new Map(),
  orders: new Map(),
  waiting: new Map(),
  unmapped: new Map(),
})

function listingOf(
  book: Book,
  channel: Channel,
  { index, product, priceCents }: DemoItem,
  at: Instant,
): Listing {
  const externalId = listingIdOf[channel.kind](index)
  const quantity = desiredQuantity(channel.formula, availableToPromise(book, product.sku, channel.id))
  return {
    id: scopedId(channel.id, externalId),
    channelId: channel.id,
    externalId,
    sku: product.sku,
    title: product.title,
    desired: { quantity, priceCents, at },
    published: { quantity, priceCents, at, sold: 0 },
    observed: { quantity, priceCents, at },
    pending: false,
    sold: 0,
    problem: null,
    drift: null,
  }
}
