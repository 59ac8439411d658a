import { namesOf } from '@fluxori/contract/by-name'
import type { CaseFacts } from '@fluxori/contract/engine/cases'
import type { Order } from '@fluxori/contract/orders/orders'
import type { Work } from '../work.ts'
import { chargedVat, vatByRate } from './order-vat.ts'

type MoneyCase =
  | 'read-in-part'
  | 'total-differs'
  | 'refund-of-no-line'
  | 'foreign-currency'
  | 'export-papers'
  | 'vat-differs'

/** What a kind of case says of an order that has its cause; null of one that has not. */
type CausesOf = { readonly [K in MoneyCase]: (order: Order) => CaseFacts[K] | null }

const about = ({ number, channelId, currency }: Order) => ({ number, channel: channelId, currency })

const causes: CausesOf = {
  'read-in-part': ({ number, channelId, doubts }) =>
    doubts.length === 0
      ? null
      : { number, channel: channelId, doubts: doubts.map(({ text }) => text).join('; ') },
  'total-differs': (order) =>
    order.differenceCents === 0
      ? null
      : {
          ...about(order),
          ourCents: order.totalCents - order.differenceCents,
          channelCents: order.totalCents,
        },
  'refund-of-no-line': (order) =>
    order.refundsCents > 0 && order.lines.some(({ quantity, shipped }) => quantity > shipped)
      ? { ...about(order), cents: order.refundsCents }
      : null,
  'foreign-currency': (order) =>
    order.currency === 'ZAR' ? null : { ...about(order), cents: order.totalCents },
  'export-papers': (order) =>
    order.vatRule === 'export'
      ? { ...about(order), cents: order.totalCents, country: order.country ?? '' }
      : null,
  'vat-differs': (order) => {
    const { vatRule: rule } = order
    if (rule !== 'charged' && rule !== 'less-charged') return null
    return { ...about(order), chargedCents: chargedVat(order), byRateCents: vatByRate(order), rule }
  },
}

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
