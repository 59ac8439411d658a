import { CaseKind, standingCases, type Case } from '@fluxori/contract/engine/cases'
import type { Actor } from '@fluxori/contract/kernel'
import { describe, expect, test } from 'vitest'
import { changeCase, type CaseRequest } from './change-case.ts'

const opened = '2026-11-22T08:00:00.000Z'
const at = '2026-11-22T08:15:00.000Z'
const by: Actor = { kind: 'member', uid: 'ann' }
const caseOf = (change: Partial<Case> = {}): Case => ({
  id: 'listing-rejected:shopify:11',
  kind: 'listing-rejected',
  state: 'open',
  subject: { kind: 'listing', id: 'shopify:11' },
  facts: { reason: 'no such item' },
  openedAt: opened,
  resolvedAt: null,
  resolvedBy: null,
  ...change,
})
const open = caseOf()
const resolved = caseOf({ state: 'resolved', resolvedAt: at, resolvedBy: by })
const request = (action: CaseRequest['action'], seen: CaseRequest['seen'] = null): CaseRequest => ({
  action,
  by,
  at,
  seen,
})

test.each([
  { name: 'is resolved by who says so', given: open, ask: request('resolve'), then: resolved },
  {
    name: 'that somebody resolved stays his',
    given: resolved,
    ask: {
      ...request('resolve'),
      by: { kind: 'member', uid: 'ben' } as const,
      at: '2026-11-22T09:00:00.000Z',
    },
    then: resolved,
  },
  { name: 'is opened again', given: resolved, ask: request('reopen'), then: open },
  { name: 'that is open stays open', given: open, ask: request('reopen'), then: open },
  { name: 'that is not there is refused', given: undefined, ask: request('resolve'), then: 'unknown-case' },
  { name: 'that is not there is not opened', given: undefined, ask: request('reopen'), then: 'unknown-case' },
  {
    name: 'is resolved when it is the one that was seen',
    given: open,
    ask: request('resolve', opened),
    then: resolved,
  },
  {
    name: 'that was opened anew since it was seen stays open',
    given: open,
    ask: request('resolve', '2026-11-22T07:00:00.000Z'),
    then: open,
  },
])('a case $name', ({ given, ask, then }) => {
  const decision = changeCase(given, ask)
  expect(decision.accepted ? decision.facts[0] : decision.refusal.reason).toEqual(then)
})

describe.each(CaseKind.options)('a case of %s', (kind) => {
  const stands = standingCases.includes(kind)

  test(stands ? 'stands until its cause is gone' : 'is closed by a person', () => {
    const decision = changeCase(caseOf({ kind }), request('resolve'))
    expect(decision.accepted ? 'resolved' : decision.refusal.reason).toBe(
      stands ? 'case-still-stands' : 'resolved',
    )
  })

  test(stands ? 'is not opened without its cause' : 'is opened again', () => {
    const decision = changeCase({ ...resolved, kind }, request('reopen'))
    expect(decision).toMatchObject({ accepted: true, facts: [{ state: stands ? 'resolved' : 'open' }] })
  })
})
