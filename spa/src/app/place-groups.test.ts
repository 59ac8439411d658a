import { IconHome } from '@tabler/icons-react'
import { expect, test } from 'vitest'
import { groups, type Group, type Place } from '../business/feature.ts'
import { grouped, inOrder, isWithin } from './place-groups.ts'

const placeOf = (to: string, group: Group): Place => ({
  to,
  label: to,
  Icon: IconHome,
  group,
  keys: null,
  on: 'rail',
})
/** Thirty made-up places, in no order. */
const thirty = Array.from({ length: 30 }, (_, index) =>
  placeOf(`/place-${index}`, groups[(index * 7) % groups.length] ?? 'home'),
)

test('few places are one list without titles, in the order of their groups', () => {
  const few = [placeOf('/settings', 'settings'), placeOf('/orders', 'sell'), placeOf('/', 'home')]
  expect(grouped(few)).toEqual([{ title: null, places: few.toReversed() }])
})

test('thirty places stand under the titles of their groups, each once and in the order of the registry', () => {
  const shown = grouped(thirty)
  expect(shown.map(({ title }) => title)).toEqual([null, 'Sell', 'Stock', 'Channels', 'Money', 'Settings'])
  shown.forEach(({ places }) => {
    expect(new Set(places.map(({ group }) => group)).size).toBe(1)
    expect(places).toEqual(thirty.filter(({ group }) => group === places[0]?.group))
  })
  expect(inOrder(thirty)).toHaveLength(30)
  expect(new Set(inOrder(thirty))).toEqual(new Set(thirty))
})

test('a group without places has no title', () => {
  const selling = thirty.map((place): Place => ({ ...place, group: 'sell' }))
  expect(grouped(selling)).toEqual([{ title: 'Sell', places: selling }])
})

test.each([
  ['/', '/', true],
  ['/orders', '/', false],
  ['/orders', '/orders', true],
  ['/orders/shopify%3A1', '/orders', true],
  ['/orders-of-old', '/orders', false],
])('%s within %s: %j', (path, place, within) => {
  expect(isWithin(path, place)).toBe(within)
})
