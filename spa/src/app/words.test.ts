import { CaseKind, caseKinds, type Case } from '@fluxori/contract/engine/cases'
import { operations } from '@fluxori/contract/operations'
import { RequestProblem } from '@fluxori/contract/reasons'
import { beforeAll, describe, expect, test } from 'vitest'
import { caseMeaning, caseTitle, caseView, placeOfCase } from '../business/cases/views.ts'
import { problemMessages } from '../lib/messages/problems.ts'
import { joined, loadWords } from './words.ts'

beforeAll(loadWords)

const refusals = [...new Set(operations.flatMap((operation): readonly string[] => operation.refusals))]

test.each(refusals)('the refusal %s is said in words, not by its code', (reason) => {
  const words = problemMessages.of(reason)
  expect(words).not.toContain(`(${reason})`)
  expect(words).toMatch(/^[A-Z].*\.$/)
})

test('no refusal has the name of what can stand in the way of any operation', () => {
  expect(refusals.filter((reason) => RequestProblem.options.some((other) => other === reason))).toEqual([])
})

test('words under one name in two features are refused, since one would hide the other', () => {
  expect(() => joined([{ 'unknown-sku': 'Here' }, { 'unknown-sku': 'There' }])).toThrow('unknown-sku')
})

describe.each(CaseKind.options)('a case of the kind %s', (kind) => {
  const about: Pick<Case, 'kind' | 'subject' | 'facts'> = {
    kind,
    subject: { kind: caseKinds[kind].about, id: 'shopify:1' },
    facts: {},
  }

  test('says what happened, what it means and what to do, whatever facts are missing', () => {
    const { name, todo } = caseView(kind)
    for (const words of [name, todo, caseTitle(about, String), caseMeaning(about, String)]) {
      expect(words).toMatch(/^\S.+/)
      expect(words).not.toMatch(/undefined|null/)
    }
  })

  test('leads to what it is about, unless that is a command, which no screen holds', () => {
    expect(placeOfCase(about) === null).toBe(about.subject.kind === 'command')
  })
})

test('a channel is called by the name that its merchant gave it', () => {
  const subject = { kind: 'channel', id: 'shop' } as const
  const title = caseTitle({ kind: 'channel-down', subject, facts: {} }, () => 'My shop')
  expect(title).toBe('My shop does not answer')
})
