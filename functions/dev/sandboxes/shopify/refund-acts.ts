import { share } from '../../../src/domain/money/share.ts'
import { sumsOf } from './order-sums.ts'
import {
  currentUnits,
  openUnits,
  partCents,
  partVat,
  refundedUnits,
  sentUnits,
  sumOf,
  unitsAtService,
  type Restock,
  type ShopLine,
  type ShopOrder,
  type ShopRefund,
} from './shopify-order.ts'
import type { Happening, Means } from './shopify-shop.ts'

type Asked = Readonly<{
  lines?: readonly Readonly<{ line: ShopLine; units: number; restock: Restock }>[]
  shippingCents?: number
  adjustmentCents?: number
  note: string
  isReturn?: boolean
}>

const moneyLeft = (order: ShopOrder): number => order.paidCents - sumsOf(order).back

/** Null where it would give back more than the buyer paid. */
function refunded(order: ShopOrder, { at, newId }: Means, asked: Asked): ShopOrder | null {
  const { note, shippingCents = 0, adjustmentCents = 0 } = asked
  const lines = (asked.lines ?? []).map(({ line, units, restock }) => {
    const current = currentUnits(order, line)
    return {
      id: newId(),
      line: line.id,
      units,
      restock,
      cents: partCents(line, current) - partCents(line, current - units),
      vatCents: partVat(line, current) - partVat(line, current - units),
    }
  })
  const backCents = sumOf(lines, ({ cents }) => cents) + shippingCents - adjustmentCents
  if (backCents < 0 || backCents > moneyLeft(order)) return null
  const returnId = asked.isReturn === true ? newId() : null
  const refund = { id: newId(), at, note, returnId, lines, shippingCents, adjustmentCents, backCents }
  return { ...order, refunds: [...order.refunds, refund] }
}

/** One unit of the first line that has one to give back, and how it goes back. */
function oneUnit(order: ShopOrder, ...ways: readonly Restock[]): NonNullable<Asked['lines']> {
  for (const restock of ways) {
    const line = order.lines.find((one) => {
      const left =
        restock === 'return'
          ? sentUnits(order, one) - refundedUnits(order, one, ['return'])
          : openUnits(order, one)
      return one.kind !== 'gift-card' && Math.min(left, currentUnits(order, one)) > 0
    })
    if (line !== undefined) return [{ line, units: 1, restock }]
  }
  return []
}

const refundOfOne =
  (ways: readonly Restock[], asked: Omit<Asked, 'lines'>): Happening =>
  (order, means) => {
    const lines = oneUnit(order, ...ways)
    return lines.length === 0 ? null : refunded(order, means, { ...asked, lines })
  }

const refundShipping: Happening = (order, means) => {
  const { currentShipping: shippingCents } = sumsOf(order)
  return shippingCents > 0 ? refunded(order, means, { shippingCents, note: 'Came late' }) : null
}

/** A tenth of what the buyer still pays. */
const goodwill: Happening = (order, means) => {
  const cents = share(sumsOf(order).currentTotal, 1, 10)
  return cents > 0 ? refunded(order, means, { adjustmentCents: -cents, note: 'For the trouble' }) : null
}

/** A unit comes back or is given up, and a tenth of its price is kept. */
const refundKeepingFee: Happening = (order, means) => {
  const lines = oneUnit(order, 'return', 'cancel')
  const cents = sumOf(lines, ({ line }) => partCents(line, 1))
  const asked = { lines, adjustmentCents: share(cents, 1, 10), note: 'Less a restocking fee' }
  return lines.length === 0 ? null : refunded(order, means, asked)
}

/** What can be given back of an order. */
export const refundActs: Readonly<Record<string, Happening>> = {
  'refund-unsent-without-restock': refundOfOne(['no_restock'], { note: 'Sent all the same' }),
  'refund-with-restock': refundOfOne(['cancel', 'return'], { note: 'Not wanted' }),
  return: refundOfOne(['return'], { note: 'Did not fit', isReturn: true }),
  'refund-shipping': refundShipping,
  'goodwill-refund': goodwill,
  'refund-keeping-fee': refundKeepingFee,
}

/** Cancels an order of which nothing has been sent, and gives back all that is left of it. */
export const cancel: Happening = (order, { at, newId }) => {
  const underWay = sumOf(order.lines, (line) => sentUnits(order, line) + unitsAtService(order, line))
  if (order.cancelledAt !== null || underWay > 0) return null
  const lines = order.lines
    .map((line) => ({ line, units: currentUnits(order, line) }))
    .filter(({ units }) => units > 0)
    .map(({ line, units }) => ({
      id: newId(),
      line: line.id,
      units,
      restock: 'cancel' as const,
      cents: partCents(line, units),
      vatCents: partVat(line, units),
    }))
  const refund: ShopRefund = {
    id: newId(),
    at,
    note: '',
    returnId: null,
    lines,
    shippingCents: sumsOf(order).currentShipping,
    adjustmentCents: -sumOf(order.refunds, ({ adjustmentCents }) => adjustmentCents) || 0,
    backCents: moneyLeft(order),
  }
  return { ...order, cancelledAt: at, closedAt: at, refunds: [...order.refunds, refund] }
}
