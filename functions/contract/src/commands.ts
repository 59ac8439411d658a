import { z } from 'zod'
import { ChannelId, ChannelScopedId, ExternalId, Sku } from './kernel.ts'
import { ChannelChange } from './channels/channels.ts'
import { MerchantChange } from './merchant/merchant.ts'
import { ChannelOrder, OrderAction } from './orders/orders.ts'
import { ProductChange } from './products/products.ts'
import { StockChange } from './stock/stock.ts'
import { WarehouseChange } from './warehouses/warehouses.ts'

const orderTold = z.object({ channelId: ChannelId, order: ChannelOrder })

/** What can be asked of a merchant's books. Only the journal's drain acts on it. */
export const Command = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('order-received'), payload: orderTold }),
  z.object({ kind: z.literal('order-changed'), payload: orderTold }),
  /** The channel says the order is gone, without telling the rest of it. */
  z.object({
    kind: z.literal('order-cancelled'),
    payload: z.object({ channelId: ChannelId, externalId: ExternalId }),
  }),
  /** A member acts on one order: ship, cancel, allocate, map a line. */
  z.object({
    kind: z.literal('order-update'),
    payload: z.object({ orderId: ChannelScopedId, action: OrderAction }),
  }),
  /** Gives arriving stock to the orders that wait for it, oldest first. */
  z.object({ kind: z.literal('allocate'), payload: z.object({ sku: Sku }) }),
  z.object({ kind: z.literal('stock-update'), payload: z.object({ change: StockChange }) }),
  /** Takes a mapping over into further orders that hold lines of that listing. */
  z.object({ kind: z.literal('replay-listing'), payload: z.object({ listing: ChannelScopedId, sku: Sku }) }),
  /** Works out again what the channels should show of these SKUs. */
  z.object({ kind: z.literal('refresh-listings'), payload: z.object({ skus: z.array(Sku).min(1).max(50) }) }),
  z.object({ kind: z.literal('product-update'), payload: z.object({ change: ProductChange }) }),
  z.object({ kind: z.literal('warehouse-update'), payload: z.object({ change: WarehouseChange }) }),
  z.object({
    kind: z.literal('channel-update'),
    payload: z.object({ channelId: ChannelId, change: ChannelChange }),
  }),
  z.object({ kind: z.literal('merchant-update'), payload: z.object({ fields: MerchantChange }) }),
  /** The same as `refresh-listings` for every SKU after this one (from the first: null), a page at a time. */
  z.object({ kind: z.literal('refresh-all'), payload: z.object({ after: Sku.nullable() }) }),
])
export type Command = z.infer<typeof Command>
