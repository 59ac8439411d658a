import { describe, expect, test } from 'vitest'
import { tours } from '../../test/tours.ts'
import type { Feature } from '../business/feature.ts'
import { features } from './features.ts'
import { openFeatures } from './open-features.ts'
import { bottomPlaces, morePlaces, places } from './places.ts'

const registered: readonly Feature[] = [...features, ...openFeatures]
const labels = (of: readonly Readonly<{ label: string }>[]) => of.map(({ label }) => label)
const twice = (all: readonly string[]) => all.filter((one, index) => all.indexOf(one) !== index)

test('every folder that declares a feature is in the registry, under its own name', () => {
  expect(registered.map(({ name }) => name).toSorted()).toEqual([...tours.keys()].toSorted())
})

describe.each(registered)('the feature $name', ({ name, place, screens }) => {
  const tour = tours.get(name) ?? []
  const isAt = (at: string, path: string) =>
    new URLPattern({ pathname: at }).test({ pathname: new URL(path, 'https://fluxori.test').pathname })

  test.each(Object.keys(screens))('opens its screen %s in the screen tests', (at) => {
    expect(tour.some(({ path }) => isAt(at, path))).toBe(true)
  })

  test('visits no screen of another feature', () => {
    const elsewhere = tour.filter(({ path }) => !Object.keys(screens).some((at) => isAt(at, path)))
    expect(elsewhere).toEqual([])
  })

  test('is led to by an address that it has', () => {
    expect(place === null || Object.keys(screens).some((at) => isAt(at, place.to))).toBe(true)
  })
})

test('no two features share an address, keys, or the name of a stop', () => {
  expect(twice(registered.flatMap(({ screens }) => Object.keys(screens)))).toEqual([])
  expect(twice(places.flatMap(({ keys }) => keys ?? []))).toEqual([])
  expect(twice([...tours.values()].flat().map(({ name }) => name))).toEqual([])
})

/** These of the places, in their order: others may come between them. */
const among = (of: readonly Readonly<{ label: string }>[], wanted: readonly string[]) =>
  labels(of).filter((label) => wanted.includes(label))

test('a phone has room for four places and the way to the others', () => {
  expect(labels(bottomPlaces)).toEqual(['Today', 'Orders', 'Stock', 'Channels', 'More'])
})

test.each([
  ['the rail', places, ['Today', 'Orders', 'Stock', 'Products', 'Warehouses', 'Channels', 'Settings']],
  ['More', morePlaces, ['Needs you', 'Products', 'Warehouses', 'Settings']],
])('%s shows the places in the order of the day', (_, shown, order) => {
  expect(among(shown, order)).toEqual(order)
})
