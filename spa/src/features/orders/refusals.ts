import type { OrderRefusal } from '@fluxori/contract/orders/orders'

export const refusals: Readonly<Record<Exclude<OrderRefusal, 'unknown-sku'>, string>> = {
  'unknown-order': 'This order is not here any more. Go back to the list and look again.',
  'unknown-line': 'That line is no longer part of the order. Look at the order again.',
  'already-cancelled': 'This order is already cancelled. Nothing was changed.',
  'already-shipped': 'All of it has already left. Nothing was changed.',
  'not-allocated': 'No stock is reserved for it yet. Reserve stock first.',
  'nothing-to-ship': 'Nothing is ready to ship: no stock is reserved.',
  'nothing-to-allocate': 'No stock is free for it. Get stock in first.',
  'line-twice': 'A line is named twice. Name each once.',
  'line-already-mapped': 'Somebody has already said which product this is.',
  'line-not-mapped': 'Nobody has said yet what this is. Look at the order again.',
  'line-has-left': 'Units of it have already left, so what it is stays as it is.',
}
