import type { ChannelId } from '@fluxori/contract/kernel'
import type { ChannelOrder, ChannelOrderLine } from '@fluxori/contract/orders/channel-order'
import type { Product, VatClass } from '@fluxori/contract/products/products'
import type { Reading } from '../work.ts'
import { findProduct } from './find-product.ts'

type Sold = Readonly<{
  order: ChannelOrder
  line: ChannelOrderLine
  vendor: boolean
  product: Product | undefined
}>

/**
 * The VAT class of a line. A tip is given and no consideration for a supply; a voucher's sale is no supply (VAT Act 89 of
 * 1991, s 10(18)); the price of a bundle is that of its parts, where these are all of one class.
 */
export function vatClassOf(
  state: Reading,
  channelId: ChannelId,
  { order, line, vendor, product }: Sold,
): VatClass {
  if (!vendor || line.kind === 'tip' || line.kind === 'gift-card') return 'out-of-scope'
  if (line.kind !== 'container') return product?.vatClass ?? 'standard'
  const classes = new Set(
    order.lines
      .filter(({ partOf }) => partOf === line.externalId)
      .map((part) => findProduct(state, channelId, part).sku)
      .map((sku) => (sku === null ? 'standard' : (state.get('products', sku)?.vatClass ?? 'standard'))),
  )
  const [only] = classes
  return classes.size === 1 && only !== undefined ? only : 'standard'
}
