import type { SandboxBuyer, SandboxItem, SandboxOrder } from '../sandbox.ts'

export type ShopLine = Readonly<{
  id: number
  item: SandboxItem
  ordered: number
  current: number
  /** Units that left `available` for it. */
  taken: number
}>

export type ShopOrder = Readonly<{
  id: number
  lines: readonly ShopLine[]
  buyer: SandboxBuyer
  /** Milliseconds, to the whole second as Shopify keeps them. */
  createdAt: number
  updatedAt: number
  cancelledAt: number | null
}>

export const variantIdOf = (index: number): number => 4_000_000_000 + index
export const inventoryItemIdOf = (index: number): number => 4_500_000_000 + index

/** One shop's orders and the stock of its only location. */
export type Shop = Readonly<{
  items: readonly SandboxItem[]
  available: (item: SandboxItem) => number
  set: (item: SandboxItem, quantity: number) => void
  place: (order: SandboxOrder) => ShopOrder
  /** Null when it was cancelled before. */
  cancel: (id: number) => ShopOrder | null
  orders: () => readonly ShopOrder[]
}>

/** Order ids start at 5000000000, line ids at 6000000000. */
export function createShop(items: readonly SandboxItem[], now: () => Date): Shop {
  const stock = new Map(items.map(({ index, quantity }) => [index, quantity]))
  const orders = new Map<number, ShopOrder>()
  let lineCount = 0
  const second = () => Math.trunc(now().getTime() / 1000) * 1000
  const available = ({ index }: SandboxItem) => stock.get(index) ?? 0
  const set = ({ index }: SandboxItem, quantity: number) => void stock.set(index, quantity)

  function sell({ sku, quantity }: SandboxOrder['lines'][number]): ShopLine {
    const item = items.find((one) => one.sku === sku)
    if (item === undefined) throw new RangeError(`the shop does not sell ${sku}`)
    const taken = Math.min(quantity, available(item))
    set(item, available(item) - taken)
    lineCount += 1
    return { id: 5_999_999_999 + lineCount, item, ordered: quantity, current: quantity, taken }
  }

  return {
    items,
    available,
    set,
    orders: () => [...orders.values()],
    place({ lines, buyer }) {
      const at = second()
      const id = 5_000_000_000 + orders.size
      const order = { id, lines: lines.map(sell), buyer, createdAt: at, updatedAt: at, cancelledAt: null }
      orders.set(id, order)
      return order
    },
    cancel(id) {
      const order = orders.get(id)
      if (order === undefined) throw new RangeError(`the shop has no order ${id}`)
      if (order.cancelledAt !== null) return null
      for (const { item, taken } of order.lines) set(item, available(item) + taken)
      const lines = order.lines.map((line) => ({ ...line, current: 0, taken: 0 }))
      const cancelled = { ...order, lines, updatedAt: second(), cancelledAt: second() }
      orders.set(id, cancelled)
      return cancelled
    },
  }
}
