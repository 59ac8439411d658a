import type { OrderRefusal } from '@fluxori/contract/orders'
import type { StockRefusal } from '@fluxori/contract/stock'

const stockRefusals: Readonly<Record<StockRefusal, string>> = {
  'unknown-sku': 'There is no such SKU. It may have been renamed: look it up and try again.',
  'unknown-warehouse': 'There is no such warehouse. Choose another one.',
  'kit-has-no-stock': 'A kit has no stock of its own. Change the stock of its components.',
  'same-warehouse': 'Both warehouses are the same. Choose two different ones.',
  'not-enough-stock': 'There is not that much free stock. Reserved units cannot be taken; take fewer.',
  'not-in-transit': 'That many units are not on their way here. Check the transfer.',
  'sku-twice': 'A SKU is named twice. Put its units on one line.',
}

const orderRefusals: Readonly<Record<OrderRefusal, string>> = {
  'unknown-order': 'This order is not here any more. Go back to the list and look again.',
  'unknown-line': 'That line is no longer part of the order. Look at the order again.',
  'unknown-sku': 'There is no such SKU. Add the product first.',
  'already-cancelled': 'This order is already cancelled. Nothing was changed.',
  'already-shipped': 'All of it has already left. Nothing was changed.',
  'not-allocated': 'No stock is reserved for it yet. Reserve stock first.',
  'nothing-to-ship': 'Nothing is ready to ship: no stock is reserved.',
  'nothing-to-allocate': 'No stock is free for it. Get stock in first.',
  'line-twice': 'A line is named twice. Name each once.',
  'line-already-mapped': 'Somebody has already said which product this is.',
}

const common = {
  'not-signed-in': 'You are signed out. Sign in again, then try once more.',
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
}

const words: Readonly<Record<string, string>> = { ...common, ...stockRefusals, ...orderRefusals }

export const problemMessages = {
  title: 'That did not work',
  /** What happened, what it means, what to do. */
  of: (reason: string): string => words[reason] ?? `It was refused (${reason}). Nothing was changed.`,
}
