import { describe, expect, test } from 'vitest'
import { queryWith } from '../../../lib/navigation/navigation.ts'
import {
  areDaysWrong,
  daysOf,
  filtersOf,
  furtherFilters,
  isFiltered,
  noFilters,
  openStatuses,
  queryOf,
  selectionOf,
  type OrderFilters,
} from './filters.ts'

const read = (query: string) => filtersOf(new URLSearchParams(query))
const today = '2026-11-24'

describe('what an address asks for', () => {
  test.each<[name: string, query: string, filters: Partial<OrderFilters>]>([
    ['nothing: all orders', '', {}],
    ['one status', 'status=oversold', { status: 'oversold' }],
    ['all that is open', 'status=open', { status: 'open' }],
    ['all that the sales of a day count', 'status=sold', { status: 'sold' }],
    ['a status that does not exist is left out', 'status=lost', {}],
    ['a channel', 'channel=shopify', { channel: 'shopify' }],
    ['a channel that cannot be one is left out', 'channel=Not%20a%20channel', {}],
    ['payment', 'payment=unpaid', { payment: 'unpaid' }],
    ['a moving day', 'when=yesterday', { when: 'yesterday' }],
    [
      'days that another page names',
      'from=2026-11-01&to=2026-11-02',
      { when: 'days', from: '2026-11-01', to: '2026-11-02' },
    ],
    ['days without an end', 'from=2026-11-01', { when: 'days', from: '2026-11-01' }],
    ['a moving day counts before dates', 'when=today&from=2026-11-01', { when: 'today' }],
    ['a date that does not exist is left out', 'from=2026-02-30', {}],
    ['words', 'q=%20kettle%20', { text: 'kettle' }],
  ])('%s', (_, query, filters) => expect(read(query)).toEqual({ ...noFilters, ...filters }))

  test.each<Partial<OrderFilters>>([
    { status: 'open' },
    { status: 'allocated', channel: 'takealot', payment: 'paid' },
    { when: '30-days', text: 'kettle' },
    { when: 'days', from: '2026-11-01', to: '2026-11-20' },
  ])('%o is the same after it went through the address', (filters) => {
    const whole = { ...noFilters, ...filters }
    expect(filtersOf(queryWith(new URLSearchParams(), queryOf(whole)))).toEqual(whole)
  })

  test('clearing leaves nothing of the filters in it, and the order of the list alone', () => {
    const query = new URLSearchParams(
      'status=open&channel=a&payment=paid&when=days&from=2026-11-01&q=x&sort=placed',
    )
    expect(queryWith(query, queryOf(noFilters)).toString()).toBe('sort=placed')
  })

  test('choosing a moving day forgets the dates', () => {
    const query = new URLSearchParams('when=days&from=2026-11-01&to=2026-11-02')
    expect(queryWith(query, queryOf({ when: 'today' })).toString()).toBe('when=today')
  })
})

test.each<[OrderFilters['when'], string | null, string | null]>([
  ['any', null, null],
  ['today', '2026-11-24', '2026-11-24'],
  ['yesterday', '2026-11-23', '2026-11-23'],
  ['7-days', '2026-11-18', '2026-11-24'],
  ['30-days', '2026-10-26', '2026-11-24'],
])('%s is from %s to %s', (when, from, to) => {
  expect(daysOf({ ...noFilters, when }, today)).toEqual({ from, to })
})

test('a first day after the last is wrong; the same day is not', () => {
  expect(areDaysWrong({ ...noFilters, from: '2026-11-02', to: '2026-11-01' })).toBe(true)
  expect(areDaysWrong({ ...noFilters, from: '2026-11-02', to: '2026-11-02' })).toBe(false)
})

describe('what the server is asked', () => {
  test('all orders without a condition, newest first', () => {
    expect(selectionOf(noFilters, today, 'desc')).toEqual({ orderBy: ['placedAt', 'desc'] })
  })

  test('a day in South Africa begins at 22:00 UTC of the day before, and ends where the next begins', () => {
    expect(selectionOf({ ...noFilters, when: 'today' }, today, 'desc').where).toEqual([
      ['placedAt', '>=', { instant: '2026-11-23T22:00:00.000Z' }],
      ['placedAt', '<', { instant: '2026-11-24T22:00:00.000Z' }],
    ])
  })

  test('everything at once is one query, which looks for the longest word only', () => {
    const filters: OrderFilters = {
      ...noFilters,
      status: 'open',
      channel: 'shopify',
      payment: 'unpaid',
      text: 'red kettle',
    }
    expect(selectionOf(filters, today, 'asc')).toEqual({
      where: [
        ['status', 'in', openStatuses],
        ['channelId', '==', 'shopify'],
        ['payment', '==', 'unpaid'],
        ['words', 'array-contains', 'kettle'],
      ],
      orderBy: ['placedAt', 'asc'],
    })
  })
})

test('a list is filtered by its status, its words or anything further', () => {
  expect(isFiltered(noFilters)).toBe(false)
  expect(isFiltered({ ...noFilters, status: 'open' })).toBe(true)
  expect(isFiltered({ ...noFilters, text: 'x' })).toBe(true)
  expect(isFiltered({ ...noFilters, channel: 'a' })).toBe(true)
  expect(furtherFilters({ ...noFilters, status: 'open', text: 'x', channel: 'a', when: 'today' })).toBe(2)
})
