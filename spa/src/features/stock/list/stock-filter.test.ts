import { Stock } from '@fluxori/contract/stock/stock'
import { describe, expect, test } from 'vitest'
import { listPlan, matching, sorted, supplyFrom, type SupplyFilter } from './stock-filter.ts'

const stockOf = (sku: string, some: Partial<Stock> = {}) =>
  Stock.parse({
    sku,
    words: [sku.toLowerCase(), ...sku.toLowerCase().split('-')],
    levels: {},
    available: 0,
    shortage: 0,
    listings: [],
    sold: {},
    kits: [],
    lastMovement: null,
    ...some,
  })
const row = (sku: string, some: Partial<Stock> = {}) => ({ id: sku, value: stockOf(sku, some) })
const broken = { id: 'BROKEN', broken: 'available: not a number' }
const ids = (rows: readonly Readonly<{ id: string }>[]) => rows.map(({ id }) => id)

test('a filter that nobody knows shows everything', () => {
  expect([supplyFrom('low'), supplyFrom('plenty'), supplyFrom(null)]).toEqual(['low', 'all', 'all'])
})

describe('the server filters and sorts', () => {
  test.each([
    ['all', 'product', 'asc', { orderBy: ['sku', 'asc'] }, false],
    ['all', 'moved', 'desc', { orderBy: ['lastMovement.at', 'desc'] }, false],
    ['low', 'available', 'asc', { where: [['supply', '==', 'low']], orderBy: ['available', 'asc'] }, false],
    ['short', 'short', 'desc', { where: [['shortage', '>', 0]], orderBy: ['shortage', 'desc'] }, false],
    ['short', 'product', 'asc', { where: [['shortage', '>', 0]], orderBy: ['shortage', 'desc'] }, true],
    ['kits', 'available', 'desc', { where: [['isKit', '==', true]] }, true],
  ] as const)('%s by %s %s', (filter, by, direction, selection, sortHere) => {
    expect(listPlan(filter, { by, direction })).toEqual({ selection, sortHere })
  })
})

describe('a search', () => {
  const rows = [
    row('MUG-ENAM-4', { words: ['mug-enam-4', 'mug', 'enam', 'enamel', 'mugs'], supply: 'low' }),
    row('MUG-TIN', { shortage: 2, supply: 'out' }),
    row('KIT-TEA', { isKit: true }),
    broken,
  ]
  test.each([
    ['mug', 'all', ['MUG-ENAM-4', 'MUG-TIN']],
    ['MUG-E', 'all', ['MUG-ENAM-4']],
    ['ename mug', 'all', ['MUG-ENAM-4']],
    ['mug', 'low', ['MUG-ENAM-4']],
    ['mug', 'short', ['MUG-TIN']],
    ['tea', 'kits', ['KIT-TEA']],
    ['kettle', 'all', []],
  ] satisfies [string, SupplyFilter, string[]][])('for %j among %s finds %j', (text, filter, found) => {
    expect(ids(matching(rows, text, filter))).toEqual(found)
  })
})

describe('sorting here', () => {
  const rows = [
    row('B', { available: 2, lastMovement: { seq: 2, at: '2026-11-22T10:00:00.000Z' } }),
    broken,
    row('C', { available: 9 }),
    row('A', { available: 2, lastMovement: { seq: 1, at: '2026-11-21T10:00:00.000Z' } }),
  ]
  test.each([
    ['product', 'asc', ['A', 'B', 'C', 'BROKEN']],
    ['available', 'asc', ['A', 'B', 'C', 'BROKEN']],
    ['available', 'desc', ['C', 'B', 'A', 'BROKEN']],
    ['moved', 'desc', ['B', 'A', 'C', 'BROKEN']],
  ] as const)('by %s %s', (by, direction, order) => {
    expect(ids(sorted(rows, { by, direction }))).toEqual(order)
  })
})
