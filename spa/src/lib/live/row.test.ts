import { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { Timestamp } from 'firebase/firestore'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { liveRow, readable, withIsoInstants } from './row.ts'

const warehouse = { id: 'jhb', name: 'Johannesburg', address: '', kind: 'own', priority: 1, serves: null }

test('a stored time becomes the ISO instant of the contract, however deep it lies', () => {
  const at = Timestamp.fromMillis(Date.parse('2026-11-22T08:15:00.123Z'))
  expect(withIsoInstants({ at, lines: [{ at }, { at: null }], health: { problem: { at } } })).toEqual({
    at: '2026-11-22T08:15:00.123Z',
    lines: [{ at: '2026-11-22T08:15:00.123Z' }, { at: null }],
    health: { problem: { at: '2026-11-22T08:15:00.123Z' } },
  })
})

test('a document that fits the contract is its value', () => {
  expect(liveRow(Warehouse, 'jhb', warehouse)).toEqual({ id: 'jhb', value: warehouse })
})

test('a document that does not fit is one broken row that names the fields, and the others stay', () => {
  const rows = [
    liveRow(Warehouse, 'jhb', warehouse),
    liveRow(Warehouse, 'cpt', { ...warehouse, priority: 'first', kind: 'shed' }),
  ]
  expect(readable(rows)).toEqual([warehouse])
  expect(rows[1]).toEqual({ id: 'cpt', broken: expect.stringMatching(/^kind: .+; priority: .+$/) })
})

test('a document that is nothing like it says so shortly', () => {
  const row = liveRow(z.object({ a: z.int(), b: z.int(), c: z.int(), d: z.int(), e: z.int() }), 'x', {})
  expect('broken' in row ? row.broken : '').toMatch(/^a: .+; b: .+; c: .+; 2 more$/)
})

test('something that is no document at all is a broken row', () => {
  expect(liveRow(Warehouse, 'x', null)).toEqual({ id: 'x', broken: expect.stringMatching(/^document: /) })
})
