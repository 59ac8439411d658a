import { describe, expect, test } from 'vitest'
import type { Warehouse } from '../warehouses/warehouses.ts'
import {
  emptyLevel,
  free,
  freeUnits,
  isSellable,
  isServing,
  isSound,
  levelIn,
  shifted,
  totalLevel,
  unpromised,
} from './levels.ts'
import type { Level } from './stock.ts'

const level = (some: Partial<Level>): Level => ({ ...emptyLevel, ...some })
const warehouse = (id: string, change: Partial<Warehouse> = {}): Warehouse => ({
  id,
  name: id,
  address: '',
  kind: 'own',
  priority: 1,
  serves: null,
  ...change,
})

test('free are units that are there, whole and not reserved; what is on its way is not', () => {
  expect(
    free(level({ onHand: 10, reserved: 3, damaged: 1, quarantined: 2, incoming: 50, inTransit: 20 })),
  ).toBe(4)
})

test('a change moves the states that it names', () => {
  expect(shifted(level({ onHand: 5, damaged: 1 }), { onHand: -2, reserved: 3 })).toEqual(
    level({ onHand: 3, reserved: 3, damaged: 1 }),
  )
})

test('levels add up over warehouses, state by state', () => {
  const levels = { jhb: level({ onHand: 5, reserved: 1 }), dbn: level({ onHand: 2, inTransit: 4 }) }
  expect(totalLevel({ levels })).toEqual(level({ onHand: 7, reserved: 1, inTransit: 4 }))
  expect(levelIn({ levels }, 'dbn')).toEqual(level({ onHand: 2, inTransit: 4 }))
  expect(levelIn({ levels }, 'moon')).toEqual(emptyLevel)
})

test.each([
  { name: 'empty', of: {}, sound: true },
  { name: 'reserved to the last unit', of: { onHand: 3, reserved: 2, damaged: 1 }, sound: true },
  { name: 'more promised than there is', of: { onHand: 3, reserved: 2, damaged: 2 }, sound: false },
  { name: 'less than nothing', of: { inTransit: -1 }, sound: false },
])('a level that is $name is sound: $sound', ({ of, sound }) => {
  expect(isSound(level(of))).toBe(sound)
})

test('only stock of our own and of third parties is sold from', () => {
  const kinds = ['own', 'third-party', 'marketplace-dc', 'transit'] as const
  expect(kinds.filter((kind) => isSellable({ kind }))).toEqual(['own', 'third-party'])
})

describe('free for a buyer', () => {
  test.each([
    { name: 'of a channel', where: warehouse('jhb'), channel: 'shop', units: 4 },
    {
      name: 'of a channel that it serves',
      where: warehouse('jhb', { serves: ['shop'] }),
      channel: 'shop',
      units: 4,
    },
    {
      name: 'not where others are served',
      where: warehouse('jhb', { serves: ['other'] }),
      channel: 'shop',
      units: 0,
    },
    { name: 'of any channel', where: warehouse('jhb', { serves: ['other'] }), channel: null, units: 4 },
    {
      name: 'not in a marketplace’s centre',
      where: warehouse('jhb', { kind: 'marketplace-dc' }),
      channel: 'shop',
      units: 0,
    },
    {
      name: 'not on the road',
      where: warehouse('jhb', { kind: 'transit' }),
      channel: null,
      units: 0,
    },
  ])('$name', ({ where, channel, units }) => {
    const levels = { jhb: level({ onHand: 10, reserved: 3, damaged: 2, quarantined: 1, incoming: 50 }) }
    expect(freeUnits({ levels }, [where, warehouse('empty')], channel)).toBe(units)
    expect(isServing(where, channel)).toBe(units > 0)
  })
})

test('waiting orders come first, and nothing is below nothing', () => {
  const stock = { levels: { jhb: level({ onHand: 5 }), cpt: level({ onHand: 2 }) }, shortage: 3 }
  const both = [warehouse('jhb'), warehouse('cpt', { serves: ['takealot'] })]
  expect(unpromised(stock, both, null)).toBe(4)
  expect(unpromised(stock, both, 'shopify')).toBe(2)
  expect(unpromised({ ...stock, shortage: 9 }, both, null)).toBe(0)
})
