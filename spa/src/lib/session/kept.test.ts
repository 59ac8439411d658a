import { expect, test } from 'vitest'
import { sessionFrom } from './kept.ts'

const membership = { merchantId: 'demo', role: 'owner', name: 'Naledi' }
const kept = { uid: 'u1', email: 'owner@demo.fluxori.test', memberships: [membership] }

test('who was here is read as it was kept', () => {
  expect(sessionFrom(kept)).toEqual(kept)
})

test('a membership that makes no sense is left out, the others count', () => {
  const memberships = [membership, { ...membership, role: 'king' }, { merchantId: 7 }, null]
  expect(sessionFrom({ ...kept, memberships })).toEqual(kept)
})

test.each([
  null,
  'owner',
  [],
  {},
  { ...kept, uid: 1 },
  { ...kept, email: null },
  { ...kept, memberships: [] },
  { ...kept, memberships: 'demo' },
])('%j is nobody', (value) => {
  expect(sessionFrom(value)).toBeNull()
})
