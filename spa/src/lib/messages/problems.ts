import type { CaseRefusal } from '@fluxori/contract/engine/cases'
import type { ChannelRefusal } from '@fluxori/contract/channels/channels'
import type { MemberRefusal } from '@fluxori/contract/people/members'
import type { OrderRefusal } from '@fluxori/contract/orders/orders'
import type { ProductRefusal } from '@fluxori/contract/products/products'
import type { WarehouseRefusal } from '@fluxori/contract/warehouses/warehouses'
import type { ScheduleRefusal } from '@fluxori/contract/schedules/schedules'
import type { StockRefusal } from '@fluxori/contract/stock/stock'

/** Trouble that any operation may meet. */
type Common =
  | 'not-signed-in'
  | 'token-expired'
  | 'storage-full'
  | 'failed'
  | 'not-a-member'
  | 'not-allowed'
  | 'invalid-request'
  | 'idempotency-key-reused'
  | 'still-pending'
  | 'unavailable'
  | 'offline'
  | 'unreadable-answer'

/** One table, so that the same reason twice does not compile, nor one without words. */
const words: Readonly<Record<string, string>> = {
  'not-signed-in': 'You are signed out. Sign in again, then try once more.',
  'token-expired': 'Your sign-in has run out. Sign in again: what you typed is kept.',
  'storage-full':
    'You are offline and this device has no room to keep the change. Free some space, then try again.',
  failed: 'It could not be done and was set aside for a person to look at. Nothing was changed.',
  'not-a-member': 'You are no longer a member of this merchant. Ask the owner.',
  'not-allowed': 'Your role does not allow this. Ask an owner or manager.',
  'invalid-request': 'Something in the form does not fit. Check it and try again.',
  'idempotency-key-reused': 'This was already sent with other content. Close this, look, and try afresh.',
  'still-pending':
    'It was taken in and is still being worked on. Watch this screen, or try again: it counts once.',
  unavailable: 'Fluxori could not be reached. Try again: it is done once at most.',
  offline: 'You are offline, so nothing was sent. Try again when you are back.',
  'unreadable-answer':
    'The answer could not be understood. Look whether it was done, then try again: it counts once.',
  'unknown-sku': 'There is no such SKU. It may have been renamed: look it up and try again.',
  'unknown-warehouse': 'There is no such warehouse. Choose another one.',
  'kit-has-no-stock': 'A kit has no stock of its own. Change the stock of its components.',
  'same-warehouse': 'Both warehouses are the same. Choose two different ones.',
  'not-enough-stock': 'There is not that much free stock. Reserved units cannot be taken; take fewer.',
  'not-in-transit': 'That many units are not on their way here. Check the transfer.',
  'sku-twice': 'A SKU is named twice. Put its units on one line.',
  'unknown-order': 'This order is not here any more. Go back to the list and look again.',
  'unknown-line': 'That line is no longer part of the order. Look at the order again.',
  'already-cancelled': 'This order is already cancelled. Nothing was changed.',
  'already-shipped': 'All of it has already left. Nothing was changed.',
  'not-allocated': 'No stock is reserved for it yet. Reserve stock first.',
  'nothing-to-ship': 'Nothing is ready to ship: no stock is reserved.',
  'nothing-to-allocate': 'No stock is free for it. Get stock in first.',
  'line-twice': 'A line is named twice. Name each once.',
  'line-already-mapped': 'Somebody has already said which product this is.',
  'sku-taken': 'There is a product with this SKU already. Open that one, or choose another SKU.',
  'barcode-taken': 'Another product carries this barcode. Each barcode names one product: check which it is.',
  'vat-reason-missing':
    'A supply that is not standard-rated needs its legal reason. Give the item of the VAT Act.',
  'kit-of-itself': 'A kit cannot be part of itself. Take it out of its components.',
  'kit-in-kit': 'A kit is made of products, not of kits. Name the products themselves.',
  'unknown-component': 'A component is not a product of yours. Add the product first.',
  'kit-has-stock': 'This product has stock or open orders of its own, so it cannot become a kit.',
  'warehouse-taken': 'There is a warehouse with this id already. Choose another id.',
  'unknown-channel': 'There is no such channel. It may have been removed: look again.',
  'unknown-member': 'This person is no longer a member. Look at the list again.',
  'last-owner': 'A merchant needs an owner. Make somebody else an owner first.',
  'already-a-member': 'This person is a member already. Change their role in the list.',
  'unknown-schedule': 'This schedule is no longer there. Look at the list again.',
  'schedule-name-taken': 'Another schedule has this name. Choose another one.',
  'too-many-schedules': 'There are as many schedules as there may be. Remove one that you no longer need.',
  'unknown-case': 'This case is not here any more. Somebody may have dealt with it.',
  'case-still-stands': 'Its cause is still there. It closes by itself when the cause is gone.',
} satisfies Record<
  | Common
  | StockRefusal
  | OrderRefusal
  | ProductRefusal
  | WarehouseRefusal
  | ChannelRefusal
  | MemberRefusal
  | ScheduleRefusal
  | CaseRefusal,
  string
>

/** What a reason means for an order, where that is something else. */
const orderWords: Readonly<Record<string, string>> = {
  'unknown-sku': 'There is no such SKU. Add the product first.',
} satisfies Partial<Record<OrderRefusal, string>>

const of = (reason: string): string => words[reason] ?? `It was refused (${reason}). Nothing was changed.`

export const problemMessages = {
  title: 'That did not work',
  /** What happened, what it means, what to do. */
  of,
  /** The same, of an act on an order. */
  ofOrder: (reason: string): string => orderWords[reason] ?? of(reason),
}
