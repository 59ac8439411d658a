import type { Case } from '@fluxori/contract/engine/cases'
import type { Channel, Listing } from '@fluxori/contract/channels/channels'
import type { DayRollup } from '@fluxori/contract/orders/days'
import type { JournalEntry, Lease } from '@fluxori/contract/engine/journal'
import { scopedId, type Instant } from '@fluxori/contract/kernel'
import type { Member } from '@fluxori/contract/people/members'
import type { Merchant } from '@fluxori/contract/merchant/merchant'
import type { Order } from '@fluxori/contract/orders/orders'
import type { Customer } from '@fluxori/contract/orders/customers'
import type { Product } from '@fluxori/contract/products/products'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import type { Movement, Stock } from '@fluxori/contract/stock/stock'
import type { Reading } from '../../src/domain/work.ts'
import { desiredQuantity } from '@fluxori/contract/channels/desired-quantity'
import { repeated } from '../../src/domain/products/repeated.ts'
import { availableToPromise } from '../../src/domain/stock/available.ts'
import { emptyLevel, noStock } from '@fluxori/contract/stock/levels'
import { supplyOf } from '../../src/domain/stock/supply.ts'
import { wholeState } from '../memory-journal.ts'
import { noDocuments } from '../memory-state.ts'
import type { DemoItem } from './catalogue.ts'
import { sandboxModules } from '../sandboxes/all.ts'

/** All documents of a merchant. */
export type DemoState = Readonly<{
  merchant: Merchant
  members: readonly Member[]
  warehouses: readonly Warehouse[]
  channels: readonly Channel[]
  products: readonly Product[]
  stock: readonly Stock[]
  movements: readonly Movement[]
  listings: readonly Listing[]
  orders: readonly Order[]
  customers: readonly Readonly<{ order: string; customer: Customer }>[]
  days: readonly DayRollup[]
  cases: readonly Case[]
  entries: readonly Readonly<{ id: string; entry: JournalEntry }>[]
  /** Of the journal: the number of the last movement. */
  lease: Lease
}>

type Opening = Readonly<{
  merchant: Merchant
  members: readonly Member[]
  warehouses: readonly Warehouse[]
  channels: readonly Channel[]
  items: readonly DemoItem[]
  at: Instant
}>

/** A merchant's state on its first day: its stock opened by one movement for each SKU, and shown as it should be. */
export function openingState({ merchant, members, warehouses, channels, items, at }: Opening): DemoState {
  const stocked = items.filter(({ product }) => product.kit.length === 0)
  const movements = stocked.map((item, index) => openingOf(item, index + 1, at))
  const listed = (item: DemoItem) => channels.filter(({ id }) => item.channels.includes(id))
  const bare = items.map((item): Stock => {
    const { sku } = item.product
    const seq = stocked.indexOf(item) + 1
    return {
      ...noStock(sku),
      ...repeated(item.product),
      levels: levelsOf(item),
      listings: listed(item).map(({ id, kind }) => scopedId(id, sandboxModules[kind].listingId(item.index))),
      kits: items
        .filter(({ product }) => product.kit.some((part) => part.sku === sku))
        .map(({ product }) => product.sku),
      lastMovement: seq === 0 ? null : { seq, at },
    }
  })
  const state = stateOf(warehouses, items, bare)
  return {
    merchant,
    members,
    warehouses,
    channels,
    products: items.map(({ product }) => product),
    stock: bare.map((stock) => {
      const available = availableToPromise(state, stock.sku, null)
      return {
        ...stock,
        available,
        supply: supplyOf(available, state.get('products', stock.sku)?.lowAt ?? null),
      }
    }),
    movements,
    listings: items.flatMap((item) => listed(item).map((channel) => listingOf(state, channel, item, at))),
    orders: [],
    customers: [],
    days: [],
    cases: [],
    entries: [],
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

/** As much of a state as working out what is available needs. */
const stateOf = (
  warehouses: readonly Warehouse[],
  items: readonly DemoItem[],
  stock: readonly Stock[],
): Reading => {
  const documents = noDocuments()
  warehouses.forEach((place) => documents.warehouses.set(place.id, place))
  items.forEach(({ product }) => documents.products.set(product.sku, product))
  stock.forEach((one) => documents.stock.set(one.sku, one))
  return wholeState(documents)
}

function listingOf(
  state: Reading,
  channel: Channel,
  { index, product, priceCents }: DemoItem,
  at: Instant,
): Listing {
  const externalId = sandboxModules[channel.kind].listingId(index)
  const quantity = desiredQuantity(channel.formula, availableToPromise(state, product.sku, channel.id))
  return {
    id: scopedId(channel.id, externalId),
    channelId: channel.id,
    externalId,
    sku: product.sku,
    title: product.title,
    goods: true,
    desired: { quantity, priceCents, at },
    published: { quantity, priceCents, at, sold: 0 },
    observed: { quantity, priceCents, at },
    pending: false,
    sold: 0,
    problem: null,
    drift: null,
  }
}
