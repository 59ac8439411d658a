import type { Firestore } from '@google-cloud/firestore'
import type { Command } from '@fluxori/contract/commands'
import { scopedId } from '@fluxori/contract/kernel'
import type { Book } from '../domain/book.ts'
import { lookUp, type Found } from './look-up.ts'
import { fetchInto, taken, type ShelfName, type Shelves } from './shelves.ts'

type Wanted = Record<ShelfName, Set<string>>

/**
 * Reads everything that these commands can touch and that is not on the shelves yet: round after round, since an order
 * names listings, a listing its SKU, a kit its components, a SKU its listings. A warm shelf makes that no read at all.
 */
export async function gather(
  db: Firestore,
  merchant: string,
  shelves: Shelves,
  commands: readonly Command[],
): Promise<Found> {
  const wanted: Wanted = { products: new Set(), stock: new Set(), listings: new Set(), orders: new Set() }
  commands.forEach((command) => want(wanted, command))
  await fetchRounds(db, merchant, shelves, wanted)
  const found = await lookUp(db, merchant, shelves, commands)
  ;[...found.barcodes.values()].flat().forEach((sku) => wanted.products.add(sku))
  ;[...found.following.values()].flatMap(({ skus }) => skus).forEach((sku) => wanted.products.add(sku))
  ;[...found.waiting.values(), ...found.unmapped.values()].flat().forEach((id) => wanted.orders.add(id))
  await fetchRounds(db, merchant, shelves, wanted)
  return found
}

async function fetchRounds(db: Firestore, merchant: string, shelves: Shelves, wanted: Wanted): Promise<void> {
  for (;;) {
    expand(shelves, wanted)
    const missing = names.map(
      (name) => [name, [...wanted[name]].filter((id) => !shelves[name].has(id))] as const,
    )
    if (missing.every(([, ids]) => ids.length === 0)) return
    await Promise.all(missing.map(([name, ids]) => fetchInto(db, merchant, shelves, name, ids)))
  }
}

const names = ['products', 'stock', 'listings', 'orders'] as const

/** What a command names itself. */
function want(wanted: Wanted, command: Command): void {
  switch (command.kind) {
    case 'order-received':
    case 'order-changed': {
      const { channelId, order } = command.payload
      wanted.orders.add(scopedId(channelId, order.externalId))
      order.lines.forEach((line) => {
        if (line.listing !== null) wanted.listings.add(scopedId(channelId, line.listing))
        if (isDocumentId(line.skuText.trim())) wanted.products.add(line.skuText.trim())
      })
      return
    }
    case 'order-cancelled':
      wanted.orders.add(scopedId(command.payload.channelId, command.payload.externalId))
      return
    case 'order-update':
      wanted.orders.add(command.payload.orderId)
      if (command.payload.action.kind === 'map-line') wanted.products.add(command.payload.action.sku)
      return
    case 'stock-update': {
      const { change } = command.payload
      const skus = change.kind === 'adjust' ? [change.sku] : change.lines.map(({ sku }) => sku)
      skus.forEach((sku) => wanted.products.add(sku))
      return
    }
    case 'allocate':
      wanted.products.add(command.payload.sku)
      return
    case 'replay-listing':
      wanted.listings.add(command.payload.listing)
      wanted.products.add(command.payload.sku)
      return
    case 'refresh-listings':
      command.payload.skus.forEach((sku) => wanted.products.add(sku))
      return
    case 'product-update': {
      const { sku, fields } = command.payload.change
      wanted.products.add(sku)
      fields.kit?.forEach((part) => wanted.products.add(part.sku))
      return
    }
    case 'warehouse-update':
    case 'channel-update':
    case 'merchant-update':
    case 'refresh-all':
      return
  }
}

const isDocumentId = (text: string): boolean => /^(?!\.{1,2}$)(?!__.*__$)[^/\p{Cc}]{1,128}$/u.test(text)

/** What the documents that have been read name in turn. Broken ones name nothing; whoever needs them will fail. */
function expand(shelves: Shelves, wanted: Wanted): void {
  for (const id of wanted.orders) {
    const order = shelves.orders.get(id)
    if (order === undefined || order === 'missing' || order instanceof Error) continue
    order.lines.forEach((line) => {
      if (line.sku !== null) wanted.products.add(line.sku)
      if (line.listing !== null) wanted.listings.add(line.listing)
      line.demand.forEach(({ sku }) => wanted.products.add(sku))
    })
  }
  for (const id of wanted.listings) {
    const listing = shelves.listings.get(id)
    if (listing === undefined || listing === 'missing' || listing instanceof Error) continue
    if (listing.sku !== null) wanted.products.add(listing.sku)
  }
  for (const sku of wanted.products) {
    wanted.stock.add(sku)
    const product = shelves.products.get(sku)
    if (product === undefined || product === 'missing' || product instanceof Error) continue
    product.kit.forEach((part) => wanted.products.add(part.sku))
  }
  for (const sku of wanted.stock) {
    const stock = shelves.stock.get(sku)
    if (stock === undefined || stock === 'missing' || stock instanceof Error) continue
    stock.kits.forEach((kit) => wanted.products.add(kit))
    stock.listings.forEach((listing) => wanted.listings.add(listing))
  }
}

/** The shelves as a book that decisions read. */
export const bookOf = (shelves: Shelves, found: Found): Book => ({
  merchant: shelves.merchant,
  warehouses: shelves.warehouses,
  channels: shelves.channels,
  products: { get: (sku: string) => taken(shelves.products, sku) },
  barcodes: found.barcodes,
  stock: { get: (sku: string) => taken(shelves.stock, sku) },
  listings: { get: (id: string) => taken(shelves.listings, id) },
  orders: { get: (id: string) => taken(shelves.orders, id) },
  waiting: found.waiting,
  unmapped: found.unmapped,
  following: found.following,
})
