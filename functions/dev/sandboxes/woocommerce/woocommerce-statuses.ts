import type { ShopLine, ShopOrder } from './woocommerce-order.ts'
import type { Products } from './woocommerce-products.ts'

/** A status that a plugin has added: WooCommerce itself does nothing for it. */
export const customStatus = 'awaiting-pickup'

const takesStock: ReadonlySet<string> = new Set(['on-hold', 'processing', 'completed'])
/** A failed order gives its stock back since WooCommerce 11. */
const givesBack: ReadonlySet<string> = new Set(['pending', 'cancelled', 'failed'])
const paid: ReadonlySet<string> = new Set(['processing', 'completed'])

/** Every status that an order may be given or asked for by. */
export const orderStatuses: readonly string[] = [
  ...takesStock,
  ...givesBack,
  'refunded',
  'checkout-draft',
  customStatus,
]

type Stock = Pick<Products, 'takeStock'>

/** Takes what an order wants off the stock, once, or puts back what it still holds, as its status asks. */
export function settleStock(order: ShopOrder, { takeStock }: Stock): ShopOrder {
  if (takesStock.has(order.status) && !order.holdsStock) {
    const take = (line: ShopLine) => ({ ...line, reduced: takeStock(line.product, line.quantity) })
    return { ...order, holdsStock: true, lines: order.lines.map(take) }
  }
  if (givesBack.has(order.status) && order.holdsStock) {
    return { ...order, holdsStock: false, lines: order.lines.map((line) => putBack(line, { takeStock })) }
  }
  return order
}

/** A line that has put back what it held. */
export function putBack(line: ShopLine, { takeStock }: Stock): ShopLine {
  takeStock(line.product, -line.reduced)
  return { ...line, reduced: 0 }
}

/**
 * An order in another status. It was paid on its first entry into one that says so, even by hand. Null where nothing
 * changes: an order in the bin, and one that is wholly refunded, stay as they are.
 */
export function inStatus(order: ShopOrder, status: string, at: Date, stock: Stock): ShopOrder | null {
  if (order.status === status || order.formerStatus !== null || order.status === 'refunded') return null
  const changed = {
    ...order,
    status,
    modifiedAt: at,
    paidAt: order.paidAt ?? (paid.has(status) ? at : null),
    completedAt: status === 'completed' ? at : order.completedAt,
  }
  return settleStock(changed, stock)
}
