import type { Order, OrderLine } from '@fluxori/contract/orders/orders'
import { canCancel, canShip, canUnmap, linesToMap } from '../order-facts.ts'

/** A dialog about an order. It stands in the address, so that a reload, a sign-in or a link brings it back. */
export type Question =
  | Readonly<{ kind: 'ship' }>
  | Readonly<{ kind: 'cancel' }>
  | Readonly<{ kind: 'map' | 'unmap'; line: OrderLine }>

/** What an address asks (`do`, and for a product the `line`); null when the order does not allow it, or no longer. */
export function questionOf(order: Order, query: URLSearchParams): Question | null {
  switch (query.get('do')) {
    case 'ship':
      return canShip(order) ? { kind: 'ship' } : null
    case 'cancel':
      return canCancel(order) ? { kind: 'cancel' } : null
    case 'map': {
      const open = linesToMap(order)
      const asked = query.get('line')
      const line = asked === null ? open[0] : open.find(({ id }) => id === asked)
      return line === undefined ? null : { kind: 'map', line }
    }
    case 'unmap': {
      const line = order.lines.find((one) => canUnmap(order, one) && one.id === query.get('line'))
      return line === undefined ? null : { kind: 'unmap', line }
    }
    case null:
    default:
      return null
  }
}
