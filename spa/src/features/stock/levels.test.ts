import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import type { Level } from '@fluxori/contract/stock/stock'
import { emptyLevel } from '@fluxori/contract/stock/levels'
import { describe, expect, test } from 'vitest'
import { explained, kitSum, levelOf } from './levels.ts'

const level = (some: Partial<Level>): Level => ({ ...emptyLevel, ...some })
const warehouse = (id: string, kind: Warehouse['kind'] = 'own'): Warehouse => ({
  id,
  name: id.toUpperCase(),
  address: '',
  kind,
  priority: 1,
  serves: null,
})
const warehouses = [
  warehouse('jhb'),
  warehouse('dbn', 'third-party'),
  warehouse('dc', 'marketplace-dc'),
  warehouse('road', 'transit'),
]

test('levels add up over warehouses, state by state', () => {
  const levels = { jhb: level({ onHand: 5, reserved: 1 }), dbn: level({ onHand: 2, inTransit: 4 }) }
  expect(levelOf({ levels }, null)).toEqual(level({ onHand: 7, reserved: 1, inTransit: 4 }))
  expect(levelOf({ levels }, 'dbn')).toEqual(level({ onHand: 2, inTransit: 4 }))
  expect(levelOf({ levels }, 'moon')).toEqual(emptyLevel)
})

describe('available', () => {
  test.each([
    {
      name: 'is what is free',
      levels: { jhb: level({ onHand: 5, reserved: 2 }) },
      shortage: 0,
      available: 3,
    },
    {
      name: 'adds up every warehouse that is sold from, ours or a third party’s',
      levels: { jhb: level({ onHand: 5 }), dbn: level({ onHand: 2 }) },
      shortage: 0,
      available: 7,
    },
    {
      name: 'leaves out a marketplace’s centre and goods on the road',
      levels: { jhb: level({ onHand: 5 }), dc: level({ onHand: 9 }), road: level({ onHand: 9 }) },
      shortage: 0,
      available: 5,
    },
    {
      name: 'leaves out a warehouse that nobody knows',
      levels: { jhb: level({ onHand: 5 }), gone: level({ onHand: 9 }) },
      shortage: 0,
      available: 5,
    },
    {
      name: 'is less what orders wait for',
      levels: { jhb: level({ onHand: 5 }) },
      shortage: 2,
      available: 3,
    },
    { name: 'never goes below zero', levels: { jhb: level({ onHand: 5 }) }, shortage: 8, available: 0 },
    { name: 'is nothing where nothing is', levels: {}, shortage: 0, available: 0 },
  ])('$name', ({ levels, shortage, available }) => {
    expect(explained({ levels, shortage }, warehouses).available).toBe(available)
  })

  test('tells of every warehouse that holds something, and why one does not count', () => {
    const levels = {
      gone: level({ onHand: 1 }),
      jhb: level({ onHand: 5, damaged: 5 }),
      dbn: level({}),
      dc: level({ onHand: 9 }),
    }
    const sum = explained({ levels, shortage: 0 }, warehouses)
    expect(sum.places.map(({ name, free, notSold }) => [name, free, notSold])).toEqual([
      ['JHB', 0, null],
      ['DC', 9, 'marketplace-dc'],
      ['gone', 1, 'unknown'],
    ])
    expect(sum).toMatchObject({ free: 0, freePlaces: 0 })
  })
})

describe('a kit', () => {
  const component = (available: number) => ({ title: '', available })
  test.each([
    {
      name: 'is as many as its scarcest component makes',
      available: { A: 9, B: 5 },
      makes: 2,
      decides: ['B'],
    },
    { name: 'counts whole kits only', available: { A: 1, B: 3 }, makes: 1, decides: ['A', 'B'] },
    { name: 'cannot be made without one of them', available: { A: 9, B: 0 }, makes: 0, decides: ['B'] },
    { name: 'cannot be made of something unknown', available: { A: 9 }, makes: 0, decides: ['B'] },
  ])('$name', ({ available, makes, decides }) => {
    const stock = new Map(Object.entries(available).map(([sku, units]) => [sku, component(units)]))
    const sum = kitSum(
      [
        { sku: 'A', quantity: 1 },
        { sku: 'B', quantity: 2 },
      ],
      stock,
    )
    expect(sum.available).toBe(makes)
    expect(sum.parts.filter((part) => part.decides).map(({ sku }) => sku)).toEqual(decides)
  })

  test('without components is none', () => {
    expect(kitSum([], new Map())).toEqual({ parts: [], available: 0 })
  })
})
