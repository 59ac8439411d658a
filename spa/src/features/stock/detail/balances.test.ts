import type { Level, Movement } from '@fluxori/contract/stock/stock'
import { emptyLevel } from '@fluxori/contract/stock/levels'
import { describe, expect, test } from 'vitest'
import { balancesOf, lineOf } from './balances.ts'

const level = (some: Partial<Level>): Level => ({ ...emptyLevel, ...some })
let seq = 0
const movement = (
  at: string,
  ...entries: readonly [string, Partial<Level>, Partial<Level>, string?][]
): Movement => ({
  seq: (seq += 1),
  kind: 'adjusted',
  skus: ['TONGS'],
  entries: entries.map(([warehouse, delta, after, sku = 'TONGS']) => ({
    sku,
    warehouse,
    delta,
    after: level(after),
  })),
  cause: { command: 'c', reference: '', reason: null },
  actor: { kind: 'system', name: 's' },
  at,
})

describe('what stood when', () => {
  const received = movement('2026-11-20T08:00:00.000Z', ['jhb', { onHand: 4 }, { onHand: 10 }])
  const promised = movement('2026-11-21T08:00:00.000Z', ['jhb', { reserved: 3 }, { onHand: 10, reserved: 3 }])
  const moved = movement(
    '2026-11-22T08:00:00.000Z',
    ['jhb', { onHand: -2 }, { onHand: 8, reserved: 3 }],
    ['dbn', { onHand: 2 }, { onHand: 2 }],
    ['jhb', { onHand: -9 }, { onHand: 1 }, 'OTHER'],
  )
  const now = { jhb: level({ onHand: 8, reserved: 3 }), dbn: level({ onHand: 2 }), cpt: level({ onHand: 5 }) }

  test('is worked out backwards and forwards over all warehouses; other SKUs of a movement do not count', () => {
    expect(balancesOf([moved, promised, received], 'TONGS', now)).toEqual([
      { at: received.at, onHand: 11, free: 11 },
      { at: received.at, onHand: 15, free: 15 },
      { at: promised.at, onHand: 15, free: 12 },
      { at: moved.at, onHand: 15, free: 12 },
    ])
  })

  test('begins at what stood before the oldest movement that was read, and ends at what stands now', () => {
    const balances = balancesOf([moved], 'TONGS', now)
    expect(balances.map(({ onHand }) => onHand)).toEqual([15, 15])
  })

  test('is nothing where nothing was read', () => {
    expect(balancesOf([], 'TONGS', now)).toEqual([])
  })
})

describe('the line that is drawn', () => {
  const balance = (at: string, onHand: number) => ({ at, onHand, free: onHand - 1 })

  test('has a point for every day until today; a day without movement keeps what stood', () => {
    const line = lineOf(
      [
        balance('2026-11-20T08:00:00.000Z', 5),
        balance('2026-11-20T09:00:00.000Z', 7),
        balance('2026-11-22T21:59:00.000Z', 4),
        balance('2026-11-22T22:01:00.000Z', 3),
      ],
      Date.parse('2026-11-24T06:00:00.000Z'),
    )
    expect(line).toEqual({
      labels: ['Fri 20 Nov', 'Sat 21 Nov', 'Sun 22 Nov', 'Mon 23 Nov', 'Tue 24 Nov'],
      onHand: [7, 7, 4, 3, 3],
      free: [6, 6, 3, 2, 2],
    })
  })

  test('goes by the hour where it is of a day or two', () => {
    const line = lineOf(
      [balance('2026-11-24T04:10:00.000Z', 5), balance('2026-11-24T06:50:00.000Z', 2)],
      Date.parse('2026-11-24T07:05:00.000Z'),
    )
    expect(line.labels).toEqual([
      'Tue 24 Nov 06:00',
      'Tue 24 Nov 07:00',
      'Tue 24 Nov 08:00',
      'Tue 24 Nov 09:00',
    ])
    expect(line.onHand).toEqual([5, 5, 2, 2])
  })

  test('is empty where nothing is known', () => {
    expect(lineOf([], 0)).toEqual({ labels: [], onHand: [], free: [] })
  })
})
