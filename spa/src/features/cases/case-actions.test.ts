import { CaseKind, type Case } from '@fluxori/contract/engine/cases'
import { describe, expect, test } from 'vitest'
import { actionsOf, type Allowed } from './case-actions.ts'

const operator: Allowed = { orders: true, stock: true, cases: true }
const viewer: Allowed = { orders: false, stock: false, cases: false }

const order = { kind: 'order', id: 'shopify:1' } as const
const subjects: Readonly<Record<CaseKind, Case['subject']>> = {
  oversold: order,
  unmapped: order,
  'cancelled-after-shipping': order,
  'shipped-without-stock': order,
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
const named = (kind: CaseKind, allowed: Allowed, facts?: Case['facts']) =>
  actionsOf(caseOf(kind, facts), allowed).map((action) =>
    action.kind === 'link' ? action.label : action.kind,
  )

test.each([
  ['oversold', ['reserve', 'ship', 'cancel']],
  ['unmapped', ['map']],
  ['cancelled-after-shipping', ['openOrder', 'dealt-with']],
  ['shipped-without-stock', ['count', 'dealt-with']],
  ['command-failed', ['copy', 'dealt-with']],
  ['unreadable-message', ['copy', 'dealt-with']],
  ['channel-down', ['openChannel']],
  ['listing-rejected', ['openChannel', 'dealt-with']],
  ['drift', ['openChannel']],
  ['invariant-broken', ['openSku', 'copy', 'dealt-with']],
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
    { kind: 'link', label: 'map', to: '/orders/shopify%3A1?do=map' },
  ])
})

test('a SKU that nobody knows cannot be counted', () => {
  expect(named('shipped-without-stock', operator, { sku: null })).toEqual(['dealt-with'])
})
