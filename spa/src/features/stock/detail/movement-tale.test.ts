import type { Level, Movement } from '@fluxori/contract/stock/stock'
import { emptyLevel } from '@fluxori/contract/stock/levels'
import { describe, expect, test } from 'vitest'
import { taleOf } from './movement-tale.ts'

const level = (some: Partial<Level>): Level => ({ ...emptyLevel, ...some })
const entry = (warehouse: string, delta: Partial<Level>, after: Partial<Level>, sku = 'TONGS') => ({
  sku,
  warehouse,
  delta,
  after: level(after),
})
const movement = (
  kind: Movement['kind'],
  entries: Movement['entries'],
  cause: Partial<Movement['cause']> = {},
) =>
  ({
    seq: 7,
    kind,
    skus: [...new Set(entries.map(({ sku }) => sku))],
    entries,
    cause: { command: 'c', reference: '', reason: null, ...cause },
    actor: { kind: 'member', uid: 'thabo' },
    at: '2026-11-22T12:05:00.000Z',
  }) satisfies Movement
const cities: Readonly<Record<string, string>> = { jhb: 'Johannesburg', cpt: 'Cape Town' }
const names = { who: 'Thabo', place: (warehouse: string) => cities[warehouse] ?? warehouse }
const tale = (recorded: Movement) => taleOf(recorded, 'TONGS', names)

describe('what people do is told with who did it, what stood before and what stands after', () => {
  test.each([
    {
      recorded: movement('received', [entry('jhb', { onHand: 24 }, { onHand: 36 })], { reference: 'PO-123' }),
      text: 'Thabo received 24 in Johannesburg',
      changes: ['12 → 36 on hand'],
      notes: ['reference PO-123'],
    },
    {
      recorded: movement('adjusted', [entry('jhb', { onHand: 3 }, { onHand: 15 })], { reason: 'found' }),
      text: 'Thabo added 3 in Johannesburg',
      changes: ['12 → 15 on hand'],
      notes: ['found'],
    },
    {
      recorded: movement('adjusted', [entry('jhb', { onHand: -3 }, { onHand: 9 })], { reason: 'lost' }),
      text: 'Thabo took off 3 in Johannesburg',
      changes: ['12 → 9 on hand'],
      notes: ['lost'],
    },
    {
      recorded: movement('adjusted', [entry('jhb', { damaged: 2 }, { onHand: 12, damaged: 2 })]),
      text: 'Thabo marked 2 in Johannesburg as damaged',
      changes: ['0 → 2 damaged'],
      notes: [],
    },
    {
      recorded: movement('adjusted', [entry('jhb', { damaged: -2 }, { onHand: 12 })]),
      text: 'Thabo marked 2 in Johannesburg as no longer damaged',
      changes: ['2 → 0 damaged'],
      notes: [],
    },
    {
      recorded: movement('adjusted', [entry('jhb', { quarantined: 1 }, { onHand: 12, quarantined: 1 })]),
      text: 'Thabo put 1 in Johannesburg in quarantine',
      changes: ['0 → 1 quarantined'],
      notes: [],
    },
    {
      recorded: movement('adjusted', [entry('jhb', { quarantined: -1 }, { onHand: 12 })]),
      text: 'Thabo let 1 in Johannesburg out of quarantine',
      changes: ['1 → 0 quarantined'],
      notes: [],
    },
    {
      recorded: movement('counted', [entry('jhb', { onHand: -2 }, { onHand: 10 })], { reference: 'C-7' }),
      text: 'Thabo counted Johannesburg: 2 fewer than expected',
      changes: ['12 → 10 on hand'],
      notes: ['reference C-7'],
    },
    {
      recorded: movement('counted', [entry('jhb', { onHand: 1 }, { onHand: 13 })]),
      text: 'Thabo counted Johannesburg: 1 more than expected',
      changes: ['12 → 13 on hand'],
      notes: [],
    },
    {
      recorded: movement('transferred', [
        entry('jhb', { onHand: -5 }, { onHand: 7 }),
        entry('cpt', { onHand: 5 }, { onHand: 8 }),
      ]),
      text: 'Thabo moved 5 from Johannesburg to Cape Town',
      changes: ['Johannesburg 12 → 7 on hand', 'Cape Town 3 → 8 on hand'],
      notes: [],
    },
    {
      recorded: movement('transferred', [
        entry('jhb', { onHand: -5 }, { onHand: 7 }),
        entry('cpt', { inTransit: 5 }, { onHand: 3, inTransit: 5 }),
      ]),
      text: 'Thabo sent 5 from Johannesburg to Cape Town',
      changes: ['Johannesburg 12 → 7 on hand', 'Cape Town 0 → 5 in transit'],
      notes: [],
    },
    {
      recorded: movement('transferred', [entry('cpt', { inTransit: -5, onHand: 5 }, { onHand: 8 })]),
      text: 'Thabo took in 5 that had been sent to Cape Town',
      changes: ['3 → 8 on hand', '5 → 0 in transit'],
      notes: [],
    },
    {
      recorded: movement(
        'opened',
        [entry('jhb', { onHand: 38 }, { onHand: 38 }), entry('cpt', { onHand: 22 }, { onHand: 22 })],
        { reference: 'opening stock' },
      ),
      text: 'Opening stock: 38 in Johannesburg and 22 in Cape Town',
      changes: ['Johannesburg 0 → 38 on hand', 'Cape Town 0 → 22 on hand'],
      notes: [],
    },
  ])('$text', ({ recorded, text, changes, notes }) => {
    expect(tale(recorded)).toMatchObject({ text, changes, notes, orderId: null })
  })
})

describe('what orders do is told up to the order, which the screen links', () => {
  const ofOrder = { reference: 'shopify:4999' }
  test.each([
    {
      recorded: movement('allocated', [entry('jhb', { reserved: 2 }, { onHand: 12, reserved: 5 })], ofOrder),
      text: 'Reserved 2 in Johannesburg for',
      changes: ['3 → 5 reserved'],
    },
    {
      recorded: movement('released', [entry('jhb', { reserved: -2 }, { onHand: 12, reserved: 3 })], ofOrder),
      text: 'Freed 2 in Johannesburg from',
      changes: ['5 → 3 reserved'],
    },
    {
      recorded: movement(
        'shipped',
        [
          entry('jhb', { onHand: -2, reserved: -2 }, { onHand: 10, reserved: 3 }),
          entry('cpt', { onHand: -1, reserved: -1 }, { onHand: 2 }),
        ],
        ofOrder,
      ),
      text: 'Shipped 2 from Johannesburg and 1 from Cape Town for',
      changes: [
        'Johannesburg 12 → 10 on hand',
        'Johannesburg 5 → 3 reserved',
        'Cape Town 3 → 2 on hand',
        'Cape Town 1 → 0 reserved',
      ],
    },
  ])('$text', ({ recorded, text, changes }) => {
    expect(tale(recorded)).toMatchObject({ text, changes, orderId: 'shopify:4999', notes: ['by Thabo'] })
  })

  test('a reference that is no order is only a reference', () => {
    const recorded = movement('allocated', [entry('jhb', { reserved: 2 }, { reserved: 2 })], {
      reference: 'by hand',
    })
    expect(tale(recorded)).toMatchObject({
      text: 'Reserved 2 in Johannesburg',
      orderId: null,
      notes: ['reference by hand', 'by Thabo'],
    })
  })
})

test('a component that moved for a kit is told alone, and how many others moved with it', () => {
  const recorded = movement(
    'shipped',
    [
      entry('jhb', { onHand: -1, reserved: -1 }, { onHand: 9 }, 'GRID'),
      entry('jhb', { onHand: -2, reserved: -2 }, { onHand: 10 }),
      entry('jhb', { onHand: -1, reserved: -1 }, { onHand: 4 }, 'LIGHTERS'),
    ],
    { reference: 'shopify:1' },
  )
  expect(tale(recorded)).toMatchObject({
    text: 'Shipped 2 from Johannesburg for',
    changes: ['12 → 10 on hand', '2 → 0 reserved'],
    notes: ['with 2 other SKUs', 'by Thabo'],
    warehouses: ['jhb'],
  })
})

test('what nobody has words for is told by its place and its numbers', () => {
  const recorded = movement('adjusted', [entry('jhb', { onHand: 1, incoming: -1 }, { onHand: 13 })])
  expect(tale(recorded)).toMatchObject({
    text: 'Thabo changed the stock in Johannesburg',
    changes: ['12 → 13 on hand', '1 → 0 on order'],
  })
})
