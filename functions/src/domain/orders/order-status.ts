import type { ChannelScopedId } from '@fluxori/contract/kernel'
import type { Merchant } from '@fluxori/contract/merchant/merchant'
import type { Order, OrderLine, OrderStatus } from '@fluxori/contract/orders/orders'
import { hasLeft, isSaid } from '@fluxori/contract/orders/line-matches'
import { placeKey } from '@fluxori/contract/stock/levels'
import { searchWords } from '@fluxori/contract/search'
import { taxed } from './order-vat.ts'

type Lines = readonly Pick<OrderLine, 'quantity' | 'shipped' | 'shortage' | 'mapping'>[]

/**
 * What an order needs next; see `OrderStatus`. One that is charged and has nothing to send (a voucher, delivery alone) is
 * done. `whenShort` is how the merchant has decided to name a shortage.
 */
function orderStatus(
  { lines, cancelledAt }: Pick<Order, 'cancelledAt'> & Readonly<{ lines: Lines }>,
  isCharged: boolean,
  whenShort: Merchant['whenShort'],
): OrderStatus {
  const cancelled = cancelledAt !== null
  const shipped = lines.some((line) => line.shipped > 0)
  const open = lines.filter((line) => line.quantity > line.shipped)
  if (open.length === 0) return shipped || (!cancelled && isCharged) ? 'shipped' : 'cancelled'
  if (cancelled) return 'cancelled'
  if (open.some((line) => line.mapping !== 'mapped')) return 'unmapped'
  if (open.some((line) => line.shortage > 0)) return whenShort
  return shipped ? 'part-shipped' : 'allocated'
}

/** The statuses that need a person, and so have a case of the same name. */
export const statusCases: Partial<Record<OrderStatus, 'oversold' | 'unmapped'>> = {
  oversold: 'oversold',
  unmapped: 'unmapped',
}

/** An order without what follows from its lines. */
export type Unsummed = Omit<
  Order,
  | 'status'
  | 'units'
  | 'totalCents'
  | 'vatCents'
  | 'vatRule'
  | 'waitingFor'
  | 'holds'
  | 'unmapped'
  | 'matched'
  | 'words'
>

/** What follows from an order's lines: status, totals, VAT, and what to find it by. */
export function summed(order: Unsummed, vendor: boolean, whenShort: Merchant['whenShort']): Order {
  const money = taxed(order, vendor)
  const status = orderStatus(order, money.totalCents !== 0, whenShort)
  const open = order.lines.filter((line) => line.quantity > line.shipped)
  const short = open.filter((line) => line.shortage > 0)
  const cancelled = order.cancelledAt !== null
  const unknown = open.filter((line) => line.mapping !== 'mapped')
  return {
    ...order,
    status,
    units: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    ...money,
    waitingFor: [...new Set(short.flatMap((line) => line.demand.map(({ sku }) => sku)))],
    holds: [...new Set(order.lines.flatMap((line) => line.allocations.map(placeKey)))],
    unmapped: listingsOf(unknown),
    matched: cancelled ? [] : listingsOf(order.lines.filter((line) => isSaid(line) && !hasLeft(line))),
    words: wordsOf(order),
  }
}

const listingsOf = (lines: readonly OrderLine[]): ChannelScopedId[] => [
  ...new Set(lines.flatMap(({ listing }) => (listing === null ? [] : [listing]))),
]

/** Room for the SKUs of a long order, so that stock finds the orders that hold it. */
const mostOrderWords = 320

/** Its number first, then what was bought: only titles are cut off. */
const wordsOf = ({ number, externalId, lines }: Unsummed): string[] =>
  searchWords(
    [
      number,
      externalId,
      ...lines.flatMap(({ sku, skuText }) => (sku === null ? [skuText] : [sku, skuText])),
      ...lines.map(({ title }) => title),
    ],
    mostOrderWords,
  )
