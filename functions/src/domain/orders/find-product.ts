import { scopedId, type ChannelId, type ChannelScopedId, type Sku } from '@fluxori/contract/kernel'
import type { ChannelOrderLine, LineDemand, LineMapping } from '@fluxori/contract/orders/orders'
import type { Book } from '../book.ts'

/** Which product a channel's line is, and how sure that is. */
export type Found = Readonly<{ listing: ChannelScopedId | null; sku: Sku | null; mapping: LineMapping }>

/**
 * Finds the product of a line: by its listing; by the channel's SKU text where that SKU is listed on this channel;
 * else a guess by barcode, then by SKU text. A guess holds stock, and asks a person to confirm it.
 */
export function findProduct(book: Book, channelId: ChannelId, line: ChannelOrderLine): Found {
  const told = line.listing === null ? null : scopedId(channelId, line.listing)
  const listed = told === null ? undefined : book.listings.get(told)
  if (listed !== undefined && listed.sku !== null)
    return { listing: listed.id, sku: listed.sku, mapping: 'mapped' }

  const text = line.skuText.trim()
  const sameText = book.products.get(text)
  const ownListing = book.stock.get(text)?.listings.find((id) => id.startsWith(`${channelId}:`))
  if (sameText !== undefined && ownListing !== undefined) {
    return { listing: ownListing, sku: sameText.sku, mapping: 'mapped' }
  }
  const guess = onlyCarrier(book, line.barcode) ?? sameText?.sku
  return guess === undefined
    ? { listing: told, sku: null, mapping: 'unmapped' }
    : { listing: told, sku: guess, mapping: 'guessed' }
}

/** The product with this barcode, where exactly one carries it. */
function onlyCarrier(book: Book, barcode: string | null): Sku | undefined {
  const carriers = barcode === null ? undefined : book.barcodes.get(barcode)
  return carriers?.length === 1 ? carriers[0] : undefined
}

/** What one unit of a product takes from stock: itself, or its components with each SKU stated once. */
export function demandOf(book: Book, sku: Sku | null): LineDemand[] {
  if (sku === null) return []
  const kit = book.products.get(sku)?.kit ?? []
  if (kit.length === 0) return [{ sku, quantity: 1 }]
  const demand = new Map<Sku, number>()
  kit.forEach((part) => demand.set(part.sku, (demand.get(part.sku) ?? 0) + part.quantity))
  return [...demand].map(([component, quantity]) => ({ sku: component, quantity }))
}
