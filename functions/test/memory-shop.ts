import type { DaySales } from '@fluxori/contract/days'
import { Command } from '@fluxori/contract/journal'
import { scopedId, type Actor } from '@fluxori/contract/kernel'
import type { Channel, Listing } from '@fluxori/contract/channels'
import type { Merchant } from '@fluxori/contract/merchants'
import type { Order } from '@fluxori/contract/orders'
import type { KitComponent, Product, Warehouse } from '@fluxori/contract/products'
import type { Movement, Stock } from '@fluxori/contract/stock'
import type { Book } from '../src/domain/book.ts'
import { desiredQuantity } from '../src/domain/channels/desired-quantity.ts'
import { availableToPromise } from '../src/domain/stock/available.ts'
import { emptyLevel } from '../src/domain/stock/level.ts'
import { pendingEntry } from '../src/journal/append.ts'
import { planBatch, type Pending, type Plan, type Settled } from '../src/journal/plan.ts'
import { channelOf, productOf, startOfShop } from './shop.ts'

export type MemoryShopPlan = Readonly<{
  /** Units on the shelf by SKU: in `jhb`, or by warehouse. */
  units: Readonly<Record<string, number | Readonly<Record<string, number>>>>
  kits?: Readonly<Record<string, readonly KitComponent[]>>
  channels?: readonly string[]
  warehouses?: readonly Warehouse[]
  products?: Readonly<Record<string, Partial<Product>>>
  formula?: Partial<Channel['formula']>
  whenShort?: Merchant['whenShort']
  vatVendor?: boolean
  /** SKUs that no channel lists. */
  unlisted?: readonly string[]
}>

/** A merchant's books in memory, with the journal that changes them. */
export type MemoryShop = {
  merchant: Merchant
  warehouses: readonly Warehouse[]
  channels: Map<string, Channel>
  products: Map<string, Product>
  stock: Map<string, Stock>
  listings: Map<string, Listing>
  orders: Map<string, Order>
  movements: Movement[]
  days: Map<string, Map<string, DaySales>>
  settled: Map<string, Settled>
  pending: Pending[]
  plans: Plan[]
  seq: number
  /** SKUs whose listings have not been told yet. */
  stale: readonly string[]
}

export const warehouseOf = (id: string, change: Partial<Warehouse> = {}): Warehouse => ({
  id,
  name: id,
  address: id,
  kind: 'own',
  priority: 1,
  serves: null,
  ...change,
})

const listed = (channelId: string, sku: string, quantity: number): Listing => ({
  id: scopedId(channelId, sku),
  channelId,
  externalId: sku,
  sku,
  title: sku,
  desired: { quantity, priceCents: null, at: startOfShop },
  published: { quantity, priceCents: null, at: startOfShop, sold: 0 },
  observed: { quantity, priceCents: null, at: startOfShop },
  pending: false,
  sold: 0,
  problem: null,
  drift: null,
})

/** Opens a shop in memory: one opening movement for each SKU and warehouse, and every SKU listed on every channel. */
export function openMemoryShop(plan: MemoryShopPlan): MemoryShop {
  const { kits = {}, channels = ['shopify', 'takealot'], unlisted = [] } = plan
  const shop: MemoryShop = {
    merchant: {
      id: 'memory',
      name: 'Memory',
      currency: 'ZAR',
      timeZone: 'Africa/Johannesburg',
      vatVendor: plan.vatVendor ?? true,
      whenShort: plan.whenShort ?? 'oversold',
      createdAt: startOfShop,
    },
    warehouses: plan.warehouses ?? [warehouseOf('jhb')],
    channels: new Map(channels.map((id) => [id, withFormula(channelOf(id), plan.formula)])),
    products: new Map(),
    stock: new Map(),
    listings: new Map(),
    orders: new Map(),
    movements: [],
    days: new Map(),
    settled: new Map(),
    pending: [],
    plans: [],
    seq: 0,
    stale: [],
  }
  for (const sku of [...Object.keys(plan.units), ...Object.keys(kits)]) {
    shop.products.set(sku, { ...productOf(sku, kits[sku] ?? []), ...plan.products?.[sku] })
    const listings = unlisted.includes(sku) ? [] : channels.map((id) => scopedId(id, sku))
    const isPartOf = (kit: string) => kits[kit]?.some((part) => part.sku === sku) ?? false
    const stock = {
      sku,
      levels: levelsOf(plan.units[sku] ?? {}),
      available: 0,
      shortage: 0,
      listings,
      sold: {},
    }
    shop.stock.set(sku, { ...stock, kits: Object.keys(kits).filter(isPartOf), lastMovement: null })
    openingMovements(shop, sku)
  }
  shop.stock.forEach((stock, sku) => {
    shop.stock.set(sku, { ...stock, available: availableToPromise(bookOfMemory(shop, []), sku, null) })
    stock.listings.forEach((id) => {
      const [channel = ''] = id.split(':')
      const { formula } = shop.channels.get(channel) ?? channelOf(channel)
      const available = availableToPromise(bookOfMemory(shop, []), sku, channel)
      shop.listings.set(id, listed(channel, sku, desiredQuantity(formula, available)))
    })
  })
  return shop
}

const withFormula = (channel: Channel, formula: Partial<Channel['formula']> = {}): Channel => ({
  ...channel,
  formula: { ...channel.formula, ...formula },
})

const levelsOf = (units: number | Readonly<Record<string, number>>): Stock['levels'] =>
  Object.fromEntries(
    Object.entries(typeof units === 'number' ? { jhb: units } : units).map(([warehouse, onHand]) => [
      warehouse,
      { ...emptyLevel, onHand },
    ]),
  )

function openingMovements(shop: MemoryShop, sku: string): void {
  Object.entries(shop.stock.get(sku)?.levels ?? {}).forEach(([warehouse, after]) => {
    shop.seq += 1
    shop.movements.push({
      seq: shop.seq,
      kind: 'opened',
      skus: [sku],
      entries: [{ sku, warehouse, delta: { onHand: after.onHand }, after }],
      cause: { command: 'opening', reference: 'opening stock', reason: null },
      actor: { kind: 'system', name: 'opening' },
      at: startOfShop,
    })
  })
}

const pageOfOrders = 50

/** The book that a batch of these commands is decided on: what `gather` would find. */
export function bookOfMemory(shop: MemoryShop, commands: readonly Command[]): Book {
  const find = (matches: (order: Order) => boolean) =>
    [...shop.orders.values()]
      .filter(matches)
      .toSorted((a, b) =>
        a.placedAt === b.placedAt ? (a.id < b.id ? -1 : 1) : a.placedAt < b.placedAt ? -1 : 1,
      )
      .slice(0, pageOfOrders)
      .map(({ id }) => id)
  const short = commands.flatMap(skusThatMayBeFreed).filter((sku) => (shop.stock.get(sku)?.shortage ?? 0) > 0)
  const replayed = commands.flatMap((command) =>
    command.kind === 'replay-listing' ? [command.payload.listing] : [],
  )
  const carriers = Map.groupBy(shop.products.values(), ({ barcode }) => barcode)
  return {
    merchant: shop.merchant,
    warehouses: shop.warehouses,
    channels: shop.channels,
    products: shop.products,
    barcodes: new Map(
      [...carriers].flatMap(([barcode, [only, ...others]]) =>
        barcode === null || only === undefined || others.length > 0 ? [] : [[barcode, only.sku] as const],
      ),
    ),
    stock: shop.stock,
    listings: shop.listings,
    orders: shop.orders,
    waiting: new Map(short.map((sku) => [sku, find((order) => order.waitingFor.includes(sku))])),
    unmapped: new Map(
      replayed.map((listing) => [listing, find((order) => order.unmapped.includes(listing))]),
    ),
  }
}

function skusThatMayBeFreed(command: Command): string[] {
  if (command.kind === 'allocate') return [command.payload.sku]
  if (command.kind !== 'stock-update') return []
  const { change } = command.payload
  return change.kind === 'adjust' ? [change.sku] : change.lines.map(({ sku }) => sku)
}

const shopActor: Actor = { kind: 'channel', channelId: 'shopify' }

/** Puts a command at the end of the journal. Telling the same id twice is telling it once. */
export function tell(shop: MemoryShop, id: string, command: Command, actor: Actor = shopActor): void {
  if (shop.settled.has(id) || shop.pending.some((known) => known.id === id)) return
  shop.pending.push({ id, entry: pendingEntry({ id, command, actor, receivedAt: startOfShop }) })
}

/** Applies what is pending, so many commands at a time, telling listings of so many SKUs at most, until nothing is left. */
export function drainMemory(shop: MemoryShop, batchSize: number, at: string, most = 100): void {
  for (let rounds = 0; shop.pending.length > 0 || shop.stale.length > 0; rounds += 1) {
    if (rounds > 10_000) throw new Error('the journal never comes to rest')
    const batch = shop.pending.splice(0, batchSize)
    const commands = batch.map(({ entry }) => Command.parse({ kind: entry.kind, payload: entry.payload }))
    const plan = planBatch(bookOfMemory(shop, commands), batch, {
      seq: shop.seq,
      stale: shop.stale,
      at,
      most: batch.length === 0 ? Math.max(1, most) : most,
    })
    takeOver(shop, plan)
  }
}

function takeOver(shop: MemoryShop, plan: Plan): void {
  shop.seq = plan.seq
  shop.stale = plan.stale
  shop.plans.push(plan)
  shop.movements.push(...plan.movements)
  plan.draft.stock.changed.forEach((value, id) => shop.stock.set(id, value))
  plan.draft.listings.changed.forEach((value, id) => shop.listings.set(id, value))
  plan.draft.orders.changed.forEach((value, id) => shop.orders.set(id, value))
  plan.settled.forEach((settled) => shop.settled.set(settled.id, settled))
  plan.days.forEach((channels, day) => {
    const known = shop.days.get(day) ?? new Map<string, DaySales>()
    channels.forEach((sales, channel) => known.set(channel, added(known.get(channel), sales)))
    shop.days.set(day, known)
  })
  plan.left.forEach(({ id, command }) => tell(shop, id, command, { kind: 'system', name: 'journal' }))
}

const added = (old: DaySales | undefined, more: DaySales): DaySales => ({
  orders: (old?.orders ?? 0) + more.orders,
  units: (old?.units ?? 0) + more.units,
  revenueCents: (old?.revenueCents ?? 0) + more.revenueCents,
  vatCents: (old?.vatCents ?? 0) + more.vatCents,
})
