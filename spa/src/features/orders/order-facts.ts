import { hasLeft, isSaid } from '@fluxori/contract/orders/line-matches'
import type { Order, OrderLine } from '@fluxori/contract/orders/orders'

const sum = (order: Order, of: (line: OrderLine) => number) =>
  order.lines.reduce((total, line) => total + of(line), 0)

/** Units that are on a shelf and promised to this order. */
export const reservedUnits = (order: Order): number => sum(order, ({ allocated }) => allocated)
export const shippedUnits = (order: Order): number => sum(order, ({ shipped }) => shipped)
/** Units that the buyer waits for and no stock could be reserved for. */
export const shortUnits = (order: Order): number => sum(order, ({ shortage }) => shortage)
/** Units that have not left and are still wanted. */
export const openUnits = (order: Order): number => sum(order, ({ quantity, shipped }) => quantity - shipped)

/** Nothing of it will move any more. */
export const isOver = ({ status, cancelledAt }: Order): boolean =>
  status === 'shipped' || status === 'cancelled' || cancelledAt !== null

/** Only what is reserved can be shipped. */
export const canShip = (order: Order): boolean => !isOver(order) && reservedUnits(order) > 0
export const canCancel = (order: Order): boolean => !isOver(order)
/** There is a shortage of a known product, so stock that is free by now can be taken for it. */
export const canReserve = (order: Order): boolean => !isOver(order) && order.waitingFor.length > 0

/** Lines whose product nobody has said for sure. */
export const linesToMap = ({ lines }: Order): readonly OrderLine[] =>
  lines.filter(({ kind, mapping }) => kind === 'goods' && mapping !== 'mapped')

/** Whether what was said of a line can be taken back: it is a product, or said to be none, and nothing of it has left. */
export const canUnmap = ({ cancelledAt }: Order, line: OrderLine): boolean =>
  cancelledAt === null && isSaid(line) && !hasLeft(line)

/** What a line is called: the channel's title, else its SKU text. */
export const lineName = ({ title, skuText, sku, id }: OrderLine): string =>
  [title, skuText, sku ?? '', id].find((text) => text !== '') ?? id

/** What an order is of, told by its first line and how many more there are. */
export function summaryOf({ lines }: Order): Readonly<{ title: string; quantity: number; more: number }> {
  const wanted = lines.filter(({ quantity }) => quantity > 0)
  const [first, ...rest] = wanted.length === 0 ? lines : wanted
  return first === undefined
    ? { title: '', quantity: 0, more: 0 }
    : { title: lineName(first), quantity: first.quantity, more: rest.length }
}

/** Tracking numbers that were given, in the order in which the parcels left. */
export const trackingNumbers = ({ history }: Order): readonly string[] =>
  history.flatMap(({ kind, note }) => (kind === 'shipped' && note !== null ? [note] : []))
