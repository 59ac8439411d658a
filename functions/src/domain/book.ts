import type { Channel, Listing } from '@fluxori/contract/channels/channels'
import type { ChannelId, ChannelScopedId, Sku } from '@fluxori/contract/kernel'
import type { Merchant } from '@fluxori/contract/merchant/merchant'
import type { Order } from '@fluxori/contract/orders/orders'
import type { Product } from '@fluxori/contract/products/products'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import type { Stock } from '@fluxori/contract/stock/stock'

/** Documents of one kind by id. */
export type Shelf<K, V> = Readonly<{ get: (id: K) => V | undefined }>

/** A shelf that takes changes without touching the one below it. */
export type OpenShelf<K, V> = Shelf<K, V> &
  Readonly<{ set: (id: K, value: V) => void; changed: ReadonlyMap<K, V> }>

/** What a merchant's books say, as far as a decision needs to know. Everything in it was read before deciding. */
export type Book = Readonly<{
  merchant: Merchant
  /** Most preferred first. */
  warehouses: readonly Warehouse[]
  channels: Shelf<ChannelId, Channel>
  products: Shelf<Sku, Product>
  /** The products that carry a barcode: all of them, or two where more do. */
  barcodes: Shelf<string, readonly Sku[]>
  stock: Shelf<Sku, Stock>
  listings: Shelf<ChannelScopedId, Listing>
  orders: Shelf<ChannelScopedId, Order>
  /** Open orders that wait for a SKU, oldest first, at most a page of them. */
  waiting: Shelf<Sku, readonly ChannelScopedId[]>
  /** Open orders with lines of a listing that was not mapped when they came, at most a page of them. */
  unmapped: Shelf<ChannelScopedId, readonly ChannelScopedId[]>
  /** The SKUs with stock that stand after one (from the first: null), at most a page of them. */
  following: Shelf<Sku | null, SkuPage>
}>

/** Some SKUs in their order, and whether others stand behind them. */
export type SkuPage = Readonly<{ skus: readonly Sku[]; more: boolean }>

type Changing = 'merchant' | 'warehouses' | 'channels' | 'products' | 'stock' | 'listings' | 'orders'

/** A book that can be changed, on top of one that stays as it is. */
export type Draft = Omit<Book, Changing> &
  Readonly<{
    channels: OpenShelf<ChannelId, Channel>
    products: OpenShelf<Sku, Product>
    stock: OpenShelf<Sku, Stock>
    listings: OpenShelf<ChannelScopedId, Listing>
    orders: OpenShelf<ChannelScopedId, Order>
  }> & { merchant: Merchant; warehouses: readonly Warehouse[] }

function openShelf<K, V>(below: Shelf<K, V>): OpenShelf<K, V> {
  const changed = new Map<K, V>()
  return {
    changed,
    get: (id) => changed.get(id) ?? below.get(id),
    set: (id, value) => {
      changed.set(id, value)
    },
  }
}

export const draftOf = (book: Book): Draft => ({
  ...book,
  channels: openShelf(book.channels),
  products: openShelf(book.products),
  stock: openShelf(book.stock),
  listings: openShelf(book.listings),
  orders: openShelf(book.orders),
})
