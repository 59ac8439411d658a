import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  driftOf,
  expectedToShow,
  mayBeSold,
  missingSince,
  quantityToSend,
  soldAfterSending,
  soldUnseen,
} from './quantity-to-send.ts'

const listing = (desired: number, published: number | null, publishedSold: number, sold: number) => ({
  desired: { quantity: desired, priceCents: null, at: '2026-11-22T08:00:00.000Z' },
  published: { quantity: published, priceCents: null, at: null, sold: publishedSold },
  sold,
  drift: null,
})

test.each([
  {
    name: 'what is wanted, when the channel shows what it accepted',
    given: listing(5, 10, 0, 0),
    seen: 10,
    then: 5,
  },
  {
    name: 'what is wanted, when the channel sold what came in as orders',
    given: listing(9, 10, 0, 1),
    seen: 9,
    then: 9,
  },
  { name: 'less by what it sold that has not come in', given: listing(10, 10, 0, 0), seen: 8, then: 8 },
  { name: 'less only by what has not come in', given: listing(9, 10, 0, 1), seen: 8, then: 8 },
  { name: 'what is wanted, when somebody raised it there', given: listing(5, 10, 0, 0), seen: 12, then: 5 },
  { name: 'never less than nothing', given: listing(1, 10, 0, 0), seen: 3, then: 0 },
  { name: 'what is wanted the first time', given: listing(4, null, 0, 0), seen: 9, then: 4 },
  { name: 'what is wanted when nothing can be read', given: listing(4, 10, 0, 0), seen: null, then: 4 },
])('a channel is sent $name', ({ given, seen, then }) => {
  expect(quantityToSend(given, seen)).toBe(then)
})

test('a sale that was held back once stays held back until its order comes in', () => {
  const first = listing(10, 10, 0, 0)
  expect(quantityToSend(first, 9)).toBe(9)
  const sent = { ...first, published: { ...first.published, quantity: 9, sold: soldAfterSending(first, 9) } }
  expect(quantityToSend(sent, 9)).toBe(9)
  expect(expectedToShow(sent)).toBe(9)
  expect(quantityToSend({ ...sent, sold: 1, desired: { ...sent.desired, quantity: 9 } }, 9)).toBe(9)
  expect(quantityToSend({ ...sent, sold: 1, desired: { ...sent.desired, quantity: 9 } }, 8)).toBe(8)
})

describe('drift', () => {
  test('is what the channel shows beyond its own sales', () => {
    expect(driftOf(listing(9, 10, 0, 1), 9, 'now')).toBeNull()
    expect(driftOf(listing(9, 10, 0, 1), 7, 'now')).toEqual({ expected: 9, seen: 7, since: 'now' })
  })
  test('keeps the time of its first sighting', () => {
    const drift = { expected: 9, seen: 8, since: 'before' }
    expect(driftOf({ ...listing(9, 10, 0, 1), drift }, 7, 'now')).toEqual({
      expected: 9,
      seen: 7,
      since: 'before',
    })
  })
  test('is not known of what was never sent or cannot be read', () => {
    expect(driftOf(listing(9, null, 0, 0), 9, 'now')).toBeNull()
    expect(driftOf(listing(9, 10, 0, 0), null, 'now')).toBeNull()
  })
})

/** One SKU, one channel: units we have, the channel's own number, its sales on their way to us, and our listing. */
type World = { units: number; shown: number; onTheWay: number; listing: ReturnType<typeof listing> }
type Step = Readonly<{ kind: 'sells' | 'arrives' | 'sold-elsewhere' | 'received' | 'publish'; units: number }>

function take(world: World, step: Step): void {
  const change = (units: number, sold: number) => {
    world.units += units
    const desired = { ...world.listing.desired, quantity: Math.max(0, world.units) }
    world.listing = { ...world.listing, desired, sold: world.listing.sold + sold }
  }
  switch (step.kind) {
    case 'sells': {
      const units = Math.min(step.units, world.shown)
      world.shown -= units
      world.onTheWay += units
      return
    }
    case 'arrives': {
      const units = Math.min(step.units, world.onTheWay)
      world.onTheWay -= units
      change(-units, units)
      return
    }
    case 'sold-elsewhere':
      change(-Math.min(step.units, Math.max(0, world.units)), 0)
      return
    case 'received':
      change(step.units, 0)
      return
    case 'publish': {
      const quantity = quantityToSend(world.listing, world.shown)
      const sold = soldAfterSending(world.listing, world.shown)
      world.listing = { ...world.listing, published: { ...world.listing.published, quantity, sold } }
      world.shown = quantity
      return
    }
  }
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('sells', 'arrives', 'sold-elsewhere', 'received', 'publish'),
    units: fc.integer({ min: 1, max: 4 }),
  } as const),
  { maxLength: 40 },
)

test('publishing never puts back on sale a unit that the channel has sold, whenever its order arrives', () => {
  fc.assert(
    fc.property(fc.nat(12), steps, (units, history) => {
      const world: World = { units, shown: units, onTheWay: 0, listing: listing(units, units, 0, 0) }
      for (const step of history) {
        take(world, step)
        if (step.kind === 'publish') {
          expect(world.shown).toBeLessThanOrEqual(Math.max(0, world.units - world.onTheWay))
          expect(soldUnseen(world.listing, world.shown)).toBe(world.onTheWay)
        }
      }
      take(world, { kind: 'arrives', units: 1_000 })
      take(world, { kind: 'publish', units: 1 })
      expect(world.shown).toBe(world.listing.desired.quantity)
    }),
    { numRuns: 500 },
  )
})

describe('units that are missing from a channel', () => {
  const [accepted, now] = ['2026-11-22T07:00:00.000Z', '2026-11-22T08:00:00.000Z']
  const shown = (
    published: { quantity: number; sold: number },
    sold: number,
    drift: Parameters<typeof driftOf>[0]['drift'] = null,
  ) => ({
    ...listing(10, 10, 0, sold),
    published: { ...published, priceCents: null, at: accepted },
    drift,
  })
  const drift = (expected: number, seen: number, since: string) => ({ expected, seen, since })

  test.each([
    { name: 'now, when they are news', given: shown({ quantity: 10, sold: 0 }, 0), seen: 8, then: now },
    {
      name: 'as long as they are held back',
      given: shown({ quantity: 8, sold: 2 }, 0),
      seen: 8,
      then: accepted,
    },
    {
      name: 'as long as what is left of them is held back',
      given: shown({ quantity: 8, sold: 2 }, 1),
      seen: 8,
      then: accepted,
    },
    {
      name: 'now, when another one is missing besides',
      given: shown({ quantity: 8, sold: 2 }, 0),
      seen: 7,
      then: now,
    },
    {
      name: 'since they were seen as drift',
      given: shown({ quantity: 10, sold: 0 }, 0, drift(10, 8, '2026-11-22T07:58:00.000Z')),
      seen: 8,
      then: '2026-11-22T07:58:00.000Z',
    },
    {
      name: 'now, when the drift was of before what was accepted last',
      given: shown({ quantity: 10, sold: 0 }, 0, drift(10, 8, '2026-11-22T06:59:00.000Z')),
      seen: 8,
      then: now,
    },
    {
      name: 'now, when the drift was another one',
      given: shown({ quantity: 10, sold: 0 }, 0, drift(10, 8, '2026-11-22T07:58:00.000Z')),
      seen: 7,
      then: now,
    },
  ])('are missing $name', ({ given, seen, then }) => {
    expect(missingSince(given, seen, now)).toBe(then)
  })

  test.each([
    {
      name: 'less than a minute',
      since: '2026-11-22T07:59:01.000Z',
      polled: '2026-11-22T07:59:30.000Z',
      then: true,
    },
    {
      name: 'a minute, and orders were read since',
      since: '2026-11-22T07:59:00.000Z',
      polled: '2026-11-22T07:59:30.000Z',
      then: false,
    },
    {
      name: 'a minute, and orders were read before only',
      since: '2026-11-22T07:59:00.000Z',
      polled: '2026-11-22T07:58:59.000Z',
      then: true,
    },
    {
      name: 'a minute, and orders were never read',
      since: '2026-11-22T07:59:00.000Z',
      polled: null,
      then: true,
    },
    {
      name: 'a quarter of an hour, and orders were never read',
      since: '2026-11-22T07:45:00.000Z',
      polled: null,
      then: false,
    },
  ])('for $name may be sold: $then', ({ since, polled, then }) => {
    expect(mayBeSold(since, now, polled)).toBe(then)
  })
})
