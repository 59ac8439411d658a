import { StockChange } from '@fluxori/contract/stock/stock'
import { beforeAll, describe, expect, test } from 'vitest'
import { giveRefusals } from '../../../lib/messages/problems.ts'
import { refusals } from '../refusals.ts'
import {
  deltaOf,
  readAdjust,
  readCount,
  readReceive,
  readTransfer,
  unitsOf,
  withLinesFor,
  withOneMore,
  type AdjustValues,
} from './changes.ts'
import { faultsOf, refusalAt, refusedSku } from './faults.ts'
import { insteadOfUndo, oppositeOf } from './opposite.ts'

const adjust: AdjustValues = {
  warehouse: 'jhb',
  state: 'onHand',
  direction: 'remove',
  units: 3,
  reason: 'Lost or stolen',
}
const line = (sku: string, units: number | string) => ({ sku, units })
const units = 'Give a whole number from 1 to a million'

describe('what the contract finds wrong is said at its field', () => {
  test.each([
    ['an adjustment that fits', readAdjust('MUG', adjust), {}],
    ['no units', readAdjust('MUG', { ...adjust, units: '' }), { units }],
    ['zero units', readAdjust('MUG', { ...adjust, units: 0 }), { units }],
    ['half a unit', readAdjust('MUG', { ...adjust, units: 0.5 }), { units }],
    [
      'no reason',
      readAdjust('MUG', { ...adjust, reason: ' x ' }),
      { reason: 'Give a reason of 3 to 300 characters' },
    ],
    ['no warehouse', readAdjust('MUG', { ...adjust, warehouse: '' }), { warehouse: 'Choose a warehouse' }],
    [
      'a receipt without lines',
      readReceive({ warehouse: 'jhb', lines: [], reference: '' }),
      { lines: 'Add at least one SKU' },
    ],
    [
      'a line without units',
      readReceive({ warehouse: 'jhb', lines: [line('A', 2), line('B', '')], reference: '' }),
      { 'lines.1.units': units },
    ],
    [
      'too many lines',
      readReceive({
        warehouse: 'jhb',
        lines: Array.from({ length: 101 }, (_, index) => line(`A${index}`, 1)),
        reference: '',
      }),
      { lines: 'Put at most 100 SKUs on one list. Send these first, then the rest.' },
    ],
    [
      'a long reference',
      readTransfer({
        from: 'jhb',
        to: 'cpt',
        step: 'send',
        lines: [line('A', 1)],
        reference: 'x'.repeat(101),
      }),
      { reference: 'Give at most 100 characters' },
    ],
    [
      'a transfer to nowhere',
      readTransfer({ from: 'jhb', to: '', step: 'send', lines: [line('A', 1)], reference: '' }),
      { to: 'Choose a warehouse' },
    ],
    [
      'a count of nothing',
      readCount({ warehouse: 'jhb', lines: [{ ...line('A', 0), expected: 3 }], reference: '' }),
      {},
    ],
    [
      'a count that is not a number',
      readCount({ warehouse: 'jhb', lines: [{ ...line('A', ''), expected: 3 }], reference: '' }),
      { 'lines.0.units': 'Give a whole number from 0 to a million' },
    ],
    [
      'a count before anybody knows what is expected',
      readCount({ warehouse: 'jhb', lines: [{ ...line('A', 2), expected: null }], reference: '' }),
      { 'lines.0.units': 'What is expected is not known yet. Wait for the line, or take it off.' },
    ],
  ])('%s', (_, read, faults) => {
    expect(faultsOf(read)).toEqual(faults)
  })
})

test('a form asks for nothing while no number is given', () => {
  expect([adjust, { ...adjust, units: '' }, { ...adjust, direction: 'add' as const }].map(deltaOf)).toEqual([
    -3, 0, 3,
  ])
  expect(unitsOf([line('A', 2), line('B', ''), line('C', 5)])).toBe(7)
})

describe('a list of SKUs', () => {
  test('has one line for each: a SKU that is scanned again gets one unit more', () => {
    expect(withOneMore([line('A', 2)], line('B', 1))).toEqual([line('B', 1), line('A', 2)])
    expect(withOneMore([line('A', 2)], line('A', 1))).toEqual([line('A', 3)])
    expect(withOneMore([line('A', '')], line('A', 1))).toEqual([line('A', 1)])
  })
  test('keeps what was typed when further SKUs are asked for', () => {
    expect(withLinesFor([line('A', 2)], ['A', 'B'], (sku) => line(sku, ''))).toEqual([
      line('A', 2),
      line('B', ''),
    ])
  })
})

const receive = StockChange.parse({
  kind: 'receive',
  warehouse: 'jhb',
  lines: [
    { sku: 'A', quantity: 2 },
    { sku: 'B', quantity: 5 },
  ],
  reference: 'PO-7',
})
const transfer = (step: 'at-once' | 'send' | 'arrive') =>
  StockChange.parse({
    kind: 'transfer',
    from: 'jhb',
    to: 'cpt',
    step,
    lines: [{ sku: 'A', quantity: 2 }],
    reference: 'T-7',
  })
const count = StockChange.parse({
  kind: 'count',
  warehouse: 'jhb',
  lines: [{ sku: 'A', counted: 2, expected: 3 }],
  reference: '',
})
const adjusted = StockChange.parse(readAdjust('A', adjust).data)

describe('what the server refuses is said where it belongs', () => {
  const warehouseGone = 'There is no such warehouse. Choose another one.'
  beforeAll(() => giveRefusals(new Map([...Object.entries(refusals), ['unknown-warehouse', warehouseGone]])))

  test.each([
    [
      'the line whose SKU stands in the way',
      receive,
      'not-enough-stock',
      { sku: 'B', free: 2 },
      { 'lines.1.units': 'Only 2 are free there.' },
    ],
    [
      'the line that is not on its way',
      transfer('arrive'),
      'not-in-transit',
      { sku: 'A', inTransit: 0 },
      { 'lines.0.units': 'None is on its way there.' },
    ],
    [
      'the only SKU of an adjustment',
      adjusted,
      'not-enough-stock',
      { sku: 'A', free: 0 },
      { units: 'None is free there. Reserved units cannot be taken.' },
    ],
    [
      'the warehouse that is gone',
      transfer('send'),
      'unknown-warehouse',
      { warehouse: 'cpt' },
      { to: warehouseGone },
    ],
    [
      'the warehouse it comes from',
      transfer('send'),
      'unknown-warehouse',
      { warehouse: 'jhb' },
      { from: warehouseGone },
    ],
    [
      'the place it goes to',
      transfer('send'),
      'same-warehouse',
      {},
      { to: 'Both warehouses are the same. Choose two different ones.' },
    ],
    ['nowhere in particular', receive, 'unavailable', {}, null],
    ['nowhere when its SKU is on no line', receive, 'unknown-sku', { sku: 'Z' }, null],
  ] as const)('%s', (_, change, reason, facts, faults) => {
    expect(refusalAt({ reason, facts }, change)).toEqual(faults)
  })

  test('the SKU in the way is named', () => {
    expect([refusedSku({ facts: { sku: 'B' } }), refusedSku({ facts: { sku: 7 } })]).toEqual(['B', null])
  })
})

describe('taking a change back', () => {
  test('an adjustment by its opposite, with its reason', () => {
    expect(oppositeOf(adjusted)).toEqual([{ ...adjusted, delta: 3, reason: 'Undone: Lost or stolen' }])
  })
  test('a receipt by taking its units off again, SKU by SKU', () => {
    expect(oppositeOf(receive)).toMatchObject([
      { kind: 'adjust', sku: 'A', warehouse: 'jhb', delta: -2, reason: 'Undone: received under PO-7' },
      { kind: 'adjust', sku: 'B', warehouse: 'jhb', delta: -5 },
    ])
  })
  test('a transfer at once by the way back', () => {
    expect(oppositeOf(transfer('at-once'))).toMatchObject([
      { from: 'cpt', to: 'jhb', step: 'at-once', reference: 'Undone: T-7' },
    ])
  })
  test.each([transfer('send'), transfer('arrive'), count])(
    '$kind $step has none, and says what to do',
    (change) => {
      expect(oppositeOf(change)).toBeNull()
      expect(insteadOfUndo(change)).toMatch(/^To take/)
    },
  )
  test('every opposite is one that the contract takes', () => {
    const long = { ...adjusted, reason: 'x'.repeat(300) }
    const all = [long, { ...receive, reference: 'x'.repeat(100) }, transfer('at-once')].flatMap(
      (change) => oppositeOf(StockChange.parse(change)) ?? [],
    )
    expect(all.map((change) => StockChange.safeParse(change).success)).toEqual([true, true, true, true])
  })
})
