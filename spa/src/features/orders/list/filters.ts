import { ChannelId, Day } from '@fluxori/contract/kernel'
import { Order, OrderStatus, soldStatuses } from '@fluxori/contract/orders/orders'
import { dayAfter, sastInstant } from '@fluxori/contract/time'
import { searchCondition } from '../../../business/search/words.ts'
import type { Condition, LiveSelection } from '../../../lib/live/query.ts'
import type { QueryChange } from '../../../lib/navigation/navigation.ts'

/** Several statuses as one. `open`: something of it still has to happen; `sold`: the sales of its day count it. */
const statusSets = ['open', 'sold', 'all'] as const
export type StatusFilter = OrderStatus | (typeof statusSets)[number]

/** Days that move with the calendar, so that a kept view stays true; `days` are those between two dates. */
export const whens = ['any', 'today', 'yesterday', '7-days', '30-days', 'days'] as const
export type When = (typeof whens)[number]

/** Which orders a person wants to see. All of it stands in the address. */
export type OrderFilters = Readonly<{
  status: StatusFilter
  channel: ChannelId | null
  payment: Order['payment'] | null
  when: When
  from: Day | null
  to: Day | null
  text: string
}>

export const openStatuses = [
  'unmapped',
  'oversold',
  'backordered',
  'allocated',
  'part-shipped',
] as const satisfies readonly OrderStatus[]

export const noFilters: OrderFilters = {
  status: 'all',
  channel: null,
  payment: null,
  when: 'any',
  from: null,
  to: null,
  text: '',
}

/** What an address asks for. What makes no sense in it is left out. */
export function filtersOf(query: URLSearchParams): OrderFilters {
  const status = query.get('status')
  const known = OrderStatus.safeParse(status)
  const set = statusSets.find((name) => name === status)
  const channel = ChannelId.safeParse(query.get('channel'))
  const payment = Order.shape.payment.safeParse(query.get('payment'))
  const from = Day.safeParse(query.get('from')).data ?? null
  const to = Day.safeParse(query.get('to')).data ?? null
  const asked = whens.find((when) => when === query.get('when'))
  const when = asked ?? (from === null && to === null ? 'any' : 'days')
  return {
    status: set ?? known.data ?? 'all',
    channel: channel.success ? channel.data : null,
    payment: payment.success ? payment.data : null,
    when,
    ...(when === 'days' ? { from, to } : { from: null, to: null }),
    text: (query.get('q') ?? '').trim(),
  }
}

/** How an address says a change of filters: the usual value needs no mention. */
export function queryOf(change: Partial<OrderFilters>): QueryChange {
  const { status, channel, payment, when, from, to, text } = change
  return {
    ...(status === undefined ? {} : { status: status === 'all' ? null : status }),
    ...(channel === undefined ? {} : { channel }),
    ...(payment === undefined ? {} : { payment }),
    ...(when === undefined ? {} : { when: when === 'any' ? null : when }),
    ...(when === undefined || when === 'days' ? {} : { from: null, to: null }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(text === undefined ? {} : { q: text }),
  }
}

/** How many filters beside status and search are set. */
export const furtherFilters = ({ channel, payment, when }: OrderFilters): number =>
  [channel !== null, payment !== null, when !== 'any'].filter((set) => set).length

export const isFiltered = (filters: OrderFilters): boolean =>
  filters.status !== 'all' || filters.text !== '' || furtherFilters(filters) > 0

/** The first and last day that are meant, `today` being the day in South Africa. */
export function daysOf(
  { when, from, to }: OrderFilters,
  today: Day,
): Readonly<{ from: Day | null; to: Day | null }> {
  switch (when) {
    case 'any':
      return { from: null, to: null }
    case 'today':
      return { from: today, to: today }
    case 'yesterday': {
      const yesterday = dayAfter(today, -1)
      return { from: yesterday, to: yesterday }
    }
    case '7-days':
      return { from: dayAfter(today, -6), to: today }
    case '30-days':
      return { from: dayAfter(today, -29), to: today }
    case 'days':
      return { from, to }
  }
}

/** Whether the days can be met at all. */
export const areDaysWrong = ({ from, to }: OrderFilters): boolean => from !== null && to !== null && from > to

/** What is asked of the server. Of a text only the longest word is; `hasWords` sees to the rest of it. */
export function selectionOf(
  filters: OrderFilters,
  today: Day,
  direction: 'asc' | 'desc',
): Omit<LiveSelection, 'limit'> {
  const { status, channel, payment, text } = filters
  const { from, to } = daysOf(filters, today)
  const word = text === '' ? null : searchCondition(text)
  const where: Condition[] = [
    ...conditionsOn('status', status),
    ...(channel === null ? [] : [['channelId', '==', channel] as const]),
    ...(payment === null ? [] : [['payment', '==', payment] as const]),
    ...(word === null ? [] : [word]),
    ...(from === null ? [] : [['placedAt', '>=', { instant: sastInstant(from, '00:00') }] as const]),
    ...(to === null ? [] : [['placedAt', '<', { instant: sastInstant(dayAfter(to, 1), '00:00') }] as const]),
  ]
  return { ...(where.length === 0 ? {} : { where }), orderBy: ['placedAt', direction] }
}

function conditionsOn(field: string, status: StatusFilter): readonly Condition[] {
  if (status === 'all') return []
  const some = status === 'open' ? openStatuses : status === 'sold' ? soldStatuses : null
  return [some === null ? [field, '==', status] : [field, 'in', some]]
}
