import { scopedId, type Instant } from '@fluxori/contract/kernel'
import type { Command } from '@fluxori/contract/commands'
import type { Book } from './book.ts'
import { changeChannel } from './channels/change-channel.ts'
import { accept, type Decision } from './decision.ts'
import { changeMerchant } from './merchants/change-merchant.ts'
import { actOnOrder } from './orders/act-on-order.ts'
import { allocateSku } from './orders/allocate-waiting.ts'
import { cancelOnChannel } from './orders/cancel-on-channel.ts'
import { replayListing } from './orders/map-listing.ts'
import { recordOrder } from './orders/record-order.ts'
import { changeProduct } from './products/change-product.ts'
import { changeStock } from './stock/change-stock.ts'
import { refreshAll } from './stock/refresh-all.ts'
import type { Fact } from './story.ts'
import { changeWarehouse } from './warehouses/change-warehouse.ts'

/**
 * Decides one command against a merchant's books: the facts it makes true, or the refusal. Pure: the same book and
 * command give the same answer, and deciding twice does nothing twice.
 */
export function decide(book: Book, command: Command, at: Instant): Decision<Fact> {
  switch (command.kind) {
    case 'order-received':
    case 'order-changed':
      return recordOrder(book, command.payload, at)
    case 'order-cancelled':
      return cancelOnChannel(book, scopedId(command.payload.channelId, command.payload.externalId), at)
    case 'order-update':
      return actOnOrder(book, command.payload, at)
    case 'allocate':
      return allocateSku(book, command.payload.sku, at)
    case 'stock-update':
      return changeStock(book, command.payload, at)
    case 'replay-listing':
      return replayListing(book, command.payload, at)
    case 'refresh-listings':
      return accept(command.payload.skus.map((sku) => ({ kind: 'listings-asked', sku })))
    case 'product-update':
      return changeProduct(book, command.payload)
    case 'warehouse-update':
      return changeWarehouse(book, command.payload)
    case 'channel-update':
      return changeChannel(book, command.payload, at)
    case 'merchant-update':
      return changeMerchant(book, command.payload)
    case 'refresh-all':
      return refreshAll(book, command.payload)
  }
}
