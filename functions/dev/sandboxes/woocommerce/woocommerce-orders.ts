import type { SandboxOptions, SandboxOrder } from '../sandbox.ts'
import { withExtras } from './woocommerce-extras.ts'
import type { ShopOrder } from './woocommerce-order.ts'
import type { Act } from './woocommerce-acts.ts'
import type { Products } from './woocommerce-products.ts'
import { settleStock } from './woocommerce-statuses.ts'

export type Orders = Readonly<{
  orders: () => readonly ShopOrder[]
  orderOf: (id: number) => ShopOrder
  place: (order: SandboxOrder) => ShopOrder
  /** Lets something happen to an order; null where that changes nothing. */
  act: (id: number, act: Act) => ShopOrder | null
  /** Deletes an order for good. */
  remove: (id: number) => void
}>

/** The shop's orders. A buyer pays at once unless an extra says otherwise. */
export function openOrders({ now }: SandboxOptions, products: Products): Orders {
  const orders = new Map<number, ShopOrder>()
  let [next, nextItem] = [7_000, 315]
  const nextId = () => nextItem++
  /** Orders and refunds are numbered together. */
  const nextPost = () => next++

  const orderOf = (id: number): ShopOrder => {
    const order = orders.get(id)
    if (order === undefined) throw new RangeError(`this shop has no order ${id}`)
    return order
  }

  const placed = ({ lines, buyer, extras = [] }: SandboxOrder): ShopOrder => {
    const sold = lines.map(({ sku, quantity }) => {
      const { id: product, item, priceCents } = products.productOf(sku)
      const untouched = { discountCents: 0, reduced: 0, restocked: 0, bundledBy: null }
      return { id: nextId(), product, item, quantity, priceCents, ...untouched }
    })
    const at = now()
    const order: ShopOrder = {
      id: nextPost(),
      status: 'processing',
      formerStatus: null,
      holdsStock: false,
      createdVia: 'checkout',
      createdAt: at,
      modifiedAt: at,
      paidAt: at,
      completedAt: null,
      buyer,
      country: 'ZA',
      currency: 'ZAR',
      payment: 'payfast',
      decimals: 2,
      roundsOnce: false,
      lines: sold,
      fees: [],
      delivery: [],
      coupon: null,
      giftCard: null,
      refunds: [],
    }
    return settleStock(withExtras(order, extras, nextId), products)
  }

  return {
    orders: () => [...orders.values()],
    orderOf,
    place: (order) => {
      const made = placed(order)
      orders.set(made.id, made)
      return made
    },
    act: (id, act) => {
      const changed = act(orderOf(id), { ...products, at: now(), nextId, nextPost })
      if (changed !== null) orders.set(id, changed)
      return changed
    },
    remove: (id) => {
      orders.delete(orderOf(id).id)
    },
  }
}
