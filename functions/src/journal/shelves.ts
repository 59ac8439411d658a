import type { DocumentSnapshot, Firestore } from '@google-cloud/firestore'
import { channels, listings, type Channel, type Listing } from '@fluxori/contract/channels/channels'
import type { DocumentKind } from '@fluxori/contract/kernel'
import { merchants, type Merchant } from '@fluxori/contract/merchant/merchant'
import { orders, type Order } from '@fluxori/contract/orders/orders'
import { products, type Product } from '@fluxori/contract/products/products'
import { warehouses, type Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { stock, type Stock } from '@fluxori/contract/stock/stock'
import type { z } from 'zod'
import { inOrder } from '../domain/warehouses/in-order.ts'
import { BrokenDocument, collectionOf, parsed, readDocument, reference } from '../store/documents.ts'

/** A document that was looked for: there, not there, or not what the contract says. */
export type Read<T> = T | 'missing' | BrokenDocument

/** What the holder of a merchant's lease has read. Valid as long as nobody else has held the lease since. */
export type Shelves = { merchant: Merchant; warehouses: readonly Warehouse[] } & Readonly<{
  channels: Map<string, Channel>
  products: Map<string, Read<Product>>
  stock: Map<string, Read<Stock>>
  listings: Map<string, Read<Listing>>
  orders: Map<string, Read<Order>>
}>

/** The kinds of document that are read by id as commands need them. */
export const shelved = { products, stock, listings, orders } as const
export type ShelfName = keyof typeof shelved

const idName: Record<ShelfName, string> = {
  products: 'sku',
  stock: 'sku',
  listings: 'listing',
  orders: 'order',
}

/** Reads what every decision needs: the merchant, its warehouses and its channels. Null when there is no such merchant. */
export async function openShelves(db: Firestore, merchantId: string): Promise<Shelves | null> {
  const [merchant, places, connections] = await Promise.all([
    readDocument(db, merchants, { merchant: merchantId }),
    collectionOf(db, warehouses, merchantId).get(),
    collectionOf(db, channels, merchantId).get(),
  ])
  if (merchant === undefined) return null
  return {
    merchant,
    warehouses: inOrder(places.docs.flatMap((snapshot) => parsed(warehouses, snapshot) ?? [])),
    channels: new Map(connections.docs.flatMap((snapshot) => usable(attempt(channels, snapshot)))),
    products: new Map(),
    stock: new Map(),
    listings: new Map(),
    orders: new Map(),
  }
}

/** A broken connection is left out: the others go on, and `invariant-check` reports it. */
const usable = (channel: Read<Channel>): [string, Channel][] =>
  channel === 'missing' || channel instanceof BrokenDocument ? [] : [[channel.id, channel]]

/** Reads documents of one kind that have not been read yet, and puts them on their shelf. */
export async function fetchInto<N extends ShelfName>(
  db: Firestore,
  merchant: string,
  shelves: Shelves,
  name: N,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const references = ids.map((id) => reference(db, shelved[name], { merchant, [idName[name]]: id }))
  const snapshots = await db.getAll(...references)
  snapshots.forEach((snapshot) => put(shelves, name, snapshot))
}

/** Puts one document that was found by a query on its shelf. */
export function put(shelves: Shelves, name: ShelfName, snapshot: DocumentSnapshot): void {
  switch (name) {
    case 'products':
      shelves.products.set(snapshot.id, attempt(products, snapshot))
      return
    case 'stock':
      shelves.stock.set(snapshot.id, attempt(stock, snapshot))
      return
    case 'listings':
      shelves.listings.set(snapshot.id, attempt(listings, snapshot))
      return
    case 'orders':
      shelves.orders.set(snapshot.id, attempt(orders, snapshot))
      return
  }
}

/** One broken document must not stop commands that do not need it, so it is kept as what it is. */
function attempt<S extends z.ZodType>(kind: DocumentKind<S>, snapshot: DocumentSnapshot): Read<z.infer<S>> {
  try {
    return parsed(kind, snapshot) ?? 'missing'
  } catch (error) {
    if (error instanceof BrokenDocument) return error
    throw error
  }
}

/** The document with this id. Throws `BrokenDocument` to whoever needs one that is broken. */
export function taken<T>(shelf: ReadonlyMap<string, Read<T>>, id: string): T | undefined {
  const found = shelf.get(id)
  if (found instanceof BrokenDocument) throw found
  return found === undefined || found === 'missing' ? undefined : found
}
