import type { SandboxItem, SandboxOrder } from '../sandbox.ts'
import { newOrder } from './new-order.ts'
import { heldUnits, type ShopLine, type ShopOrder } from './shopify-order.ts'

/** What something that becomes of an order can use of the shop. */
export type Means = Readonly<{
  at: number
  items: readonly SandboxItem[]
  /** The next free id of anything but an order or a line. */
  newId: () => number
  newLineId: () => number
  /** Takes units of an item off the shelf, as many as there are, and says how many. */
  take: (item: SandboxItem, units: number) => number
}>

/** What becomes of an order; null where it is not in the state for it. */
export type Happening = (order: ShopOrder, means: Means) => ShopOrder | 'gone' | null

export type Happened = Readonly<{ before: ShopOrder; after: ShopOrder | 'gone' }>

/** One shop's orders and the stock of its only location. */
export type Shop = Readonly<{
  items: readonly SandboxItem[]
  available: (item: SandboxItem) => number
  set: (item: SandboxItem, quantity: number) => void
  place: (order: SandboxOrder) => ShopOrder
  /** Throws a RangeError for an order that the shop does not have; null when nothing has happened. */
  change: (id: number, happening: Happening) => Happened | null
  orders: () => readonly ShopOrder[]
}>

/** Order ids start at 5000000000, line ids at 6000000000, all others at 8000000000. */
export function createShop(items: readonly SandboxItem[], now: () => Date): Shop {
  const stock = new Map(items.map(({ index, quantity }) => [index, quantity]))
  const orders = new Map<number, ShopOrder>()
  const counts = { order: 0, line: 0, other: 0 }
  const next = (what: keyof typeof counts, from: number) => {
    counts[what] += 1
    return from + counts[what] - 1
  }
  const available = ({ index }: SandboxItem) => stock.get(index) ?? 0
  const set = ({ index }: SandboxItem, quantity: number) => void stock.set(index, quantity)
  const means = (): Means => ({
    at: Math.trunc(now().getTime() / 1000) * 1000,
    items,
    newId: () => next('other', 8_000_000_000),
    newLineId: () => next('line', 6_000_000_000),
    take(item, units) {
      const taken = Math.min(units, available(item))
      set(item, available(item) - taken)
      return taken
    },
  })

  /** Puts back what is no longer held, as far as it left the shelf. */
  function restocked(order: ShopOrder, line: ShopLine): ShopLine {
    const taken = Math.min(line.taken, heldUnits(order, line))
    if (line.item !== null) set(line.item, available(line.item) + line.taken - taken)
    return { ...line, taken }
  }

  return {
    items,
    available,
    set,
    orders: () => [...orders.values()],
    place(wanted) {
      const order = newOrder(next('order', 5_000_000_000), wanted, means())
      orders.set(order.id, order)
      return order
    },
    change(id, happening) {
      const before = orders.get(id)
      if (before === undefined) throw new RangeError(`the shop has no order ${id}`)
      const using = means()
      const changed = happening(before, using)
      if (changed === null) return null
      if (changed === 'gone') {
        orders.delete(id)
        return { before, after: 'gone' }
      }
      const lines = changed.lines.map((line) => restocked(changed, line))
      const after = { ...changed, lines, updatedAt: using.at }
      orders.set(id, after)
      return { before, after }
    },
  }
}
