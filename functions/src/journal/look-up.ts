import type { Firestore } from '@google-cloud/firestore'
import type { Command } from '@fluxori/contract/commands'
import { scopedId, type ChannelScopedId, type Sku } from '@fluxori/contract/kernel'
import { orders } from '@fluxori/contract/orders/orders'
import { products } from '@fluxori/contract/products/products'
import { stock } from '@fluxori/contract/stock/stock'
import type { SkuPage } from '../domain/book.ts'
import { collectionOf } from '../store/documents.ts'
import { put, type Shelves } from './shelves.ts'

/** What the queries of a batch found. Orders are the oldest first. */
export type Found = Readonly<{
  /** Products by barcode: at most two, which is enough to know that it is not one. */
  barcodes: Map<string, readonly Sku[]>
  waiting: Map<Sku, readonly ChannelScopedId[]>
  unmapped: Map<ChannelScopedId, readonly ChannelScopedId[]>
  following: Map<Sku | null, SkuPage>
}>

/** Largest number of waiting or unmapped orders that one command takes on; the rest is left to a further command. */
export const pageOfOrders = 50
/** SKUs that one command works out again: their stock, and what six channels show of them, fit a commit. */
const pageOfSkus = 50

/** Finds what commands ask for that no id names, and puts it on the shelves. */
export async function lookUp(
  db: Firestore,
  merchant: string,
  shelves: Shelves,
  commands: readonly Command[],
): Promise<Found> {
  const found: Found = {
    barcodes: new Map(),
    waiting: new Map(),
    unmapped: new Map(),
    following: new Map(),
  }
  await Promise.all([
    findBarcodes(db, merchant, shelves, commands, found),
    findUnmapped(db, merchant, shelves, commands, found),
    findWaiting(db, merchant, shelves, commands, found),
    findFollowing(db, merchant, shelves, commands, found),
  ])
  return found
}

/** Looks up by barcode the lines that no listing identifies, and the products that are to carry one. */
async function findBarcodes(
  db: Firestore,
  merchant: string,
  shelves: Shelves,
  commands: readonly Command[],
  found: Found,
): Promise<void> {
  const barcodes = new Set<string>()
  commands.forEach((command) => {
    if (command.kind === 'product-update') {
      const { barcode } = command.payload.change.fields
      if (typeof barcode === 'string') barcodes.add(barcode)
    }
    if (command.kind !== 'order-received' && command.kind !== 'order-changed') return
    const { channelId, order } = command.payload
    order.lines.forEach((line) => {
      const listing =
        line.listing === null ? undefined : shelves.listings.get(scopedId(channelId, line.listing))
      const mapped = typeof listing === 'object' && (listing instanceof Error || listing.sku !== null)
      if (line.barcode !== null && !mapped) barcodes.add(line.barcode)
    })
  })
  for (const barcode of barcodes) {
    const query = collectionOf(db, products, merchant).where('barcode', '==', barcode).limit(2)
    const { docs } = await query.get()
    docs.forEach((snapshot) => put(shelves, 'products', snapshot))
    found.barcodes.set(
      barcode,
      docs.map(({ id }) => id),
    )
  }
}

/** Reads the next SKUs, with their stock, for a command that goes through all of them. */
async function findFollowing(
  db: Firestore,
  merchant: string,
  shelves: Shelves,
  commands: readonly Command[],
  found: Found,
): Promise<void> {
  for (const command of commands) {
    if (command.kind !== 'refresh-all') continue
    const { after } = command.payload
    if (found.following.has(after)) continue
    const bySku = collectionOf(db, stock, merchant).orderBy('sku', 'asc').limit(pageOfSkus)
    const { docs } = await (after === null ? bySku : bySku.startAfter(after)).get()
    docs.forEach((snapshot) => {
      if (!shelves.stock.has(snapshot.id)) put(shelves, 'stock', snapshot)
    })
    found.following.set(after, { skus: docs.map(({ id }) => id), more: docs.length === pageOfSkus })
  }
}

async function findUnmapped(
  db: Firestore,
  merchant: string,
  shelves: Shelves,
  commands: readonly Command[],
  found: Found,
): Promise<void> {
  for (const command of commands) {
    if (command.kind !== 'replay-listing') continue
    const { listing } = command.payload
    found.unmapped.set(listing, await findOrders(db, merchant, shelves, 'unmapped', listing))
  }
}

/** Looks for waiting orders where a command may free stock of a SKU that orders are short of. */
async function findWaiting(
  db: Firestore,
  merchant: string,
  shelves: Shelves,
  commands: readonly Command[],
  found: Found,
): Promise<void> {
  const skus = new Set<Sku>()
  commands.forEach((command) => {
    if (command.kind === 'allocate') skus.add(command.payload.sku)
    if (command.kind !== 'stock-update') return
    const { change } = command.payload
    ;(change.kind === 'adjust' ? [change] : change.lines).forEach(({ sku }) => skus.add(sku))
  })
  for (const sku of skus) {
    const known = shelves.stock.get(sku)
    if (known === undefined || known === 'missing' || known instanceof Error || known.shortage === 0) continue
    found.waiting.set(sku, await findOrders(db, merchant, shelves, 'waitingFor', sku))
  }
}

async function findOrders(
  db: Firestore,
  merchant: string,
  shelves: Shelves,
  field: 'waitingFor' | 'unmapped',
  value: string,
): Promise<readonly ChannelScopedId[]> {
  const query = collectionOf(db, orders, merchant)
    .where(field, 'array-contains', value)
    .orderBy('placedAt', 'asc')
    .limit(pageOfOrders)
  const { docs } = await query.get()
  docs.forEach((snapshot) => {
    if (!shelves.orders.has(snapshot.id)) put(shelves, 'orders', snapshot)
  })
  return docs.map(({ id }) => id)
}
