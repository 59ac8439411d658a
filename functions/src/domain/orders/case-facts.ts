import type { Cents } from '@fluxori/contract/kernel'
import type { OrderFacts } from '@fluxori/contract/orders/cases'
import type { Order, OrderLine } from '@fluxori/contract/orders/orders'
import { share } from '../money/share.ts'

/** Units of a line that a case is about. */
export type Concerned = Readonly<{ line: OrderLine; units: number }>
type Head = Pick<Order, 'number' | 'channelId' | 'town' | 'currency'>

/** Lines with nothing to count are what they are, once. */
export const wholeLines = ({ lines }: Pick<Order, 'lines'>): readonly Concerned[] => {
  const goods = lines.filter(({ quantity }) => quantity > 0)
  return (goods.length === 0 ? lines : goods).map((line) => ({ line, units: line.quantity }))
}

/** What a case says of an order and of those of its units that it is about; `cents`: what is at stake, if not their price. */
export function factsOf(order: Head, concerned: readonly Concerned[], cents?: Cents): OrderFacts {
  const [first] = concerned
  return {
    number: order.number,
    channel: order.channelId,
    product: first === undefined ? null : nameOf(first.line),
    sku: first?.line.sku ?? null,
    more: Math.max(0, concerned.length - 1),
    units: concerned.reduce((sum, { units }) => sum + units, 0),
    town: order.town,
    cents: cents ?? concerned.reduce((sum, one) => sum + priceOf(one), 0),
    currency: order.currency,
  }
}

const nameOf = ({ title, sku, skuText }: OrderLine): string | null =>
  [title, sku, skuText].find((name) => name !== null && name.trim() !== '') ?? null

const paidOf = ({ paid, quantity }: OrderLine): number => paid ?? quantity

/** What the buyer pays, or has paid, for the units: no more than the price of those whose price stands. */
function priceOf({ line, units }: Concerned): Cents {
  const paid = paidOf(line)
  return paid === 0 ? 0 : share(line.totalCents, Math.min(units, paid), paid)
}

/** The line as it was while more of it was paid: what is given back has a price of before. */
export const whilePaid = (line: OrderLine, before: OrderLine | undefined): OrderLine =>
  before !== undefined && paidOf(before) > paidOf(line)
    ? { ...line, paid: before.paid, totalCents: before.totalCents, quantity: before.quantity }
    : line
