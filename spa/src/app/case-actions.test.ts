import { CaseKind, type Case } from '@fluxori/contract/engine/cases'
import type { Role } from '@fluxori/contract/kernel'
import { describe, expect, test } from 'vitest'
import type { May } from '../business/cases/views.ts'
import { actionsOf } from '../features/cases/case-actions.ts'
import { loadWords } from './words.ts'

await loadWords()

const as =
  (role: Role): May =>
  ({ roles }) =>
    roles.includes(role)
const operator = as('operator')
const viewer = as('viewer')

const order = { kind: 'order', id: 'shopify:1' } as const
const subjects: Readonly<Record<CaseKind, Case['subject']>> = {
  oversold: order,
  unmapped: order,
  'cancelled-after-shipping': order,
  'shipped-without-stock': order,
  'shipment-cancelled': order,
  returned: order,
  'read-in-part': order,
  'total-differs': order,
  'refund-of-no-line': order,
  'foreign-currency': order,
  'export-papers': order,
  'vat-differs': order,
  'command-failed': { kind: 'command', id: 'key:1' },
  'unreadable-message': { kind: 'command', id: 'shopify:unreadable:1' },
  'channel-down': { kind: 'channel', id: 'shopify' },
  'listing-rejected': { kind: 'listing', id: 'shopify:11' },
  drift: { kind: 'listing', id: 'shopify:11' },
  'invariant-broken': { kind: 'sku', id: 'MUG' },
}
const caseOf = (kind: CaseKind, facts: Case['facts'] = { sku: 'MUG' }) => ({
  kind,
  subject: subjects[kind],
  facts,
})
/** An action in one word: a link by its label. */
const named = (kind: CaseKind, may: May, facts?: Case['facts']) =>
  actionsOf(caseOf(kind, facts), may).map((action) => (action.kind === 'link' ? action.label : action.kind))

test.each([
  ['oversold', ['reserve', 'Ship what is there', 'Cancel order']],
  ['unmapped', ['Choose product']],
  ['cancelled-after-shipping', ['Open order', 'Receive units', 'dealt-with']],
  ['shipped-without-stock', ['Count stock', 'Open order', 'dealt-with']],
  ['shipment-cancelled', ['Put units back', 'Open order', 'dealt-with']],
  ['returned', ['Receive units', 'Open order', 'dealt-with']],
  ['read-in-part', ['Open order', 'dealt-with']],
  ['total-differs', ['Open order', 'dealt-with']],
  ['refund-of-no-line', ['Open order', 'dealt-with']],
  ['foreign-currency', ['Open order', 'dealt-with']],
  ['export-papers', ['Open order', 'dealt-with']],
  ['vat-differs', ['Open order', 'dealt-with']],
  ['command-failed', ['copy', 'dealt-with']],
  ['unreadable-message', ['copy', 'dealt-with']],
  ['channel-down', ['See channel']],
  ['listing-rejected', ['See channel', 'dealt-with']],
  ['drift', ['See channel']],
  ['invariant-broken', ['See stock', 'copy', 'dealt-with']],
] as const)('%s offers an operator %j', (kind, actions) => {
  expect(named(kind, operator)).toEqual(actions)
})

describe.each(CaseKind.options)('%s', (kind) => {
  test('offers a viewer nothing to do', () => {
    expect(named(kind, viewer)).toEqual([])
  })
})

test('a form is asked for in the address of the order', () => {
  expect(actionsOf(caseOf('unmapped'), operator)).toEqual([
    { kind: 'link', label: 'Choose product', to: '/orders/shopify%3A1?do=map' },
  ])
})

test('a form of stock has the SKU of the case in it', () => {
  const [first] = actionsOf(caseOf('returned', { sku: 'MUG 1' }), operator)
  expect(first).toEqual({
    kind: 'link',
    label: 'Receive units',
    to: '/stock/MUG%201?do=receive&sku=MUG+1',
  })
})

test('a SKU that nobody knows cannot be counted', () => {
  expect(named('shipped-without-stock', operator, { sku: null })).toEqual(['Open order', 'dealt-with'])
})

test('an order of which nothing is reserved has nothing to ship', () => {
  expect(named('oversold', operator, { reserved: 0 })).toEqual(['reserve', 'Cancel order'])
  expect(named('oversold', operator, { reserved: 1 })).toContain('Ship what is there')
})
