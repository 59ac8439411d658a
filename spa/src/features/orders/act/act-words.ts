import type { Order, OrderAction, OrderStatus } from '@fluxori/contract/orders/orders'
import { problemMessages } from '../../../lib/messages/problems.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { lineName, reservedUnits } from '../order-facts.ts'

const words = orderMessages.actions

const unitsOf = (action: Extract<OrderAction, { kind: 'ship' }>, order: Order) =>
  action.lines?.reduce((total, { quantity }) => total + quantity, 0) ?? reservedUnits(order)

const titleIn = ({ lines }: Order, id: string): string => {
  const line = lines.find((candidate) => candidate.id === id)
  return line === undefined ? id : lineName(line)
}

/** What an act does, so that it can be told apart in the queue of this device. */
export function actLabel(action: OrderAction, order: Order): string {
  switch (action.kind) {
    case 'ship':
      return words.shipLabel(unitsOf(action, order), order.number)
    case 'cancel':
      return words.cancelLabel(order.number)
    case 'allocate':
      return words.allocateLabel(order.number)
    case 'map-line':
      return words.mapLabel(action.sku)
    case 'no-goods':
      return words.noGoodsLabel(titleIn(order, action.line))
    case 'unmap-line':
      return words.unmapLabel(titleIn(order, action.line))
  }
}

/** What has been done, by what the order became of it. */
export function doneText(action: OrderAction, order: Order, status: OrderStatus): string {
  switch (action.kind) {
    case 'ship':
      return words.done.ship(order.number)
    case 'cancel':
      return words.done.cancel(order.number)
    case 'allocate':
      return status === 'oversold' || status === 'backordered'
        ? words.done.stillShort(order.number)
        : words.done.allocate(order.number)
    case 'map-line':
      return words.done.map(action.sku)
    case 'no-goods':
      return words.done.noGoods(titleIn(order, action.line))
    case 'unmap-line':
      return words.done.unmap(titleIn(order, action.line))
  }
}

/** Why an act was refused. An unknown SKU of an order is one without a product, not one that was mistyped. */
export const refusalText = (reason: string): string =>
  reason === 'unknown-sku' ? words.mapUnknownSku : problemMessages.of(reason)
