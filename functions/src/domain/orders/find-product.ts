import { scopedId, Sku, type ChannelId, type ChannelScopedId } from '@fluxori/contract/kernel'
import type { ChannelOrderLine } from '@fluxori/contract/orders/channel-order'
import { matchId, matchTextOf, type LineMatch } from '@fluxori/contract/orders/line-matches'
import type { LineDemand, LineMapping } from '@fluxori/contract/orders/orders'
import type { Stock } from '@fluxori/contract/stock/stock'
import { skusWithBarcode } from '../products/skus-with-barcode.ts'
import type { Reading } from '../work.ts'

/** Which product a channel's line is, and how sure that is: mapped to none, it is known to be no goods. */
export type Found = Readonly<{ listing: ChannelScopedId | null; sku: Sku | null; mapping: LineMapping }>

/**
 * Finds the product of a line: by its listing; where it names none, by what a member said of its text, or by the
 * channel's SKU text if that SKU is listed on this channel; else a guess by barcode, then by SKU text. A guess holds stock, and asks a person to confirm it: a listing
 * that nobody knows (a variant made anew) has to be shown what there is, like any other.
 */
export function findProduct(state: Reading, channelId: ChannelId, line: ChannelOrderLine): Found {
  const named = line.listing === null ? null : scopedId(channelId, line.listing)
  const listed = named === null ? undefined : state.get('listings', named)
  if (listed !== undefined && (listed.sku !== null || !listed.goods))
    return { listing: listed.id, sku: listed.sku, mapping: 'mapped' }
  const said = matchOf(state, channelId, line)
  if (said !== undefined && (said.sku !== null || !said.goods))
    return { listing: null, sku: said.sku, mapping: 'mapped' }

  const { data: text } = Sku.safeParse(line.skuText.trim())
  const sameText = text === undefined ? undefined : state.get('products', text)
  const stock = sameText === undefined ? undefined : state.get('stock', sameText.sku)
  const ownListing = stock === undefined ? undefined : listingOn(channelId, stock)
  if (named === null && sameText !== undefined && ownListing !== undefined) {
    return { listing: ownListing, sku: sameText.sku, mapping: 'mapped' }
  }
  const guess = onlyCarrier(state, line.barcode) ?? sameText?.sku
  return guess === undefined
    ? { listing: named, sku: null, mapping: 'unmapped' }
    : { listing: named, sku: guess, mapping: 'guessed' }
}

/** What a member said of lines with this text. */
function matchOf(state: Reading, channelId: ChannelId, line: ChannelOrderLine): LineMatch | undefined {
  const text = matchTextOf(line)
  return text === null ? undefined : state.get('lineMatches', matchId(channelId, text))
}

/** The listing that sells a SKU on a channel, where one does. */
export const listingOn = (
  channelId: ChannelId,
  { listings }: Pick<Stock, 'listings'>,
): ChannelScopedId | undefined => listings.find((id) => id.startsWith(`${channelId}:`))

/** The product with this barcode, where exactly one carries it. */
function onlyCarrier(state: Reading, barcode: string | null): Sku | undefined {
  if (barcode === null) return undefined
  const { ids, more } = skusWithBarcode(state, barcode)
  return ids.length === 1 && !more ? ids[0] : undefined
}

/** What one unit of a product takes from stock: itself, or its components with each SKU stated once. */
export function demandOf(state: Reading, sku: Sku | null): LineDemand[] {
  if (sku === null) return []
  const kit = state.get('products', sku)?.kit ?? []
  if (kit.length === 0) return [{ sku, quantity: 1 }]
  const demand = new Map<Sku, number>()
  kit.forEach((part) => demand.set(part.sku, (demand.get(part.sku) ?? 0) + part.quantity))
  return [...demand].map(([component, quantity]) => ({ sku: component, quantity }))
}
