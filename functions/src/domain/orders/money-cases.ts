import { namesOf } from '@fluxori/contract/by-name'
import type { CaseFacts } from '@fluxori/contract/engine/cases'
import type { Cents } from '@fluxori/contract/kernel'
import type { Order, OrderLine } from '@fluxori/contract/orders/orders'
import type { Work } from '../work.ts'
import { factsOf, wholeLines, type Concerned } from './case-facts.ts'
import { chargedVat, isOtherwiseTaxed, vatByRate } from './order-vat.ts'

type MoneyCase =
  | 'read-in-part'
  | 'total-differs'
  | 'refund-of-no-line'
  | 'foreign-currency'
  | 'export-papers'
  | 'vat-differs'

/** What a kind of case says of an order that has its cause; null of one that has not. */
type CausesOf = { readonly [K in MoneyCase]: (order: Order) => CaseFacts[K] | null }

const about = (order: Order, cents: Cents) => factsOf(order, wholeLines(order), cents)

const causes: CausesOf = {
  'read-in-part': (order) =>
    order.doubts.length === 0
      ? null
      : {
          ...factsOf(order, doubted(order), order.totalCents),
          doubts: order.doubts.map(({ text }) => text).join('; '),
        },
  'total-differs': (order) =>
    order.differenceCents === 0
      ? null
      : {
          ...about(order, Math.abs(order.differenceCents)),
          ourCents: order.totalCents - order.differenceCents,
          channelCents: order.totalCents,
        },
  'refund-of-no-line': (order) =>
    order.refundsCents > 0 && order.lines.some(({ quantity, shipped }) => quantity > shipped)
      ? about(order, order.refundsCents)
      : null,
  'foreign-currency': (order) => (order.currency === 'ZAR' ? null : about(order, order.totalCents)),
  'export-papers': (order) =>
    order.vatRule === 'export' ? { ...about(order, order.totalCents), country: order.country ?? '' } : null,
  'vat-differs': (order) => {
    const { vatRule: rule } = order
    if (rule !== 'charged' && rule !== 'less-charged') return null
    const [chargedCents, byRateCents] = [chargedVat(order), vatByRate(order)]
    const cents = Math.abs(chargedCents - byRateCents)
    return { ...factsOf(order, otherwiseTaxed(order), cents), chargedCents, byRateCents, rule }
  },
}

/** Those lines of an order that are meant, else all of them. */
function linesWhere(order: Order, isMeant: (line: OrderLine) => boolean): readonly Concerned[] {
  const lines = wholeLines(order)
  const meant = lines.filter(({ line }) => isMeant(line))
  return meant.length === 0 ? lines : meant
}

function doubted(order: Order): readonly Concerned[] {
  const named = new Set(order.doubts.map(({ line }) => line))
  return linesWhere(order, ({ id }) => named.has(id))
}

const otherwiseTaxed = (order: Order): readonly Concerned[] =>
  linesWhere(order, (line) => isOtherwiseTaxed(line, order.placedAt))

/** Opens the cases whose cause an order has now and had not before, and closes those whose cause is gone. */
export function changeMoneyCases(work: Work, before: Order | undefined, order: Order): void {
  const change = <K extends MoneyCase>(kind: K) => {
    const cause = causes[kind]
    const had = before !== undefined && before.status !== 'cancelled' && cause(before) !== null
    const facts = order.status === 'cancelled' ? null : cause(order)
    if (facts !== null && !had) work.openCase(kind, order.id, facts)
    if (facts === null && had) work.closeCase(kind, order.id)
  }
  namesOf(causes).forEach((kind) => change(kind))
}
