import { stockUpdate } from '@fluxori/contract/stock/stock'
import { expect, test } from 'vitest'
import { problemMessages } from '../messages/problems.ts'
import { answerOf, OperationProblem, problemOfAnswer, problemOfSilence } from './problem.ts'

const problem = {
  type: 'about:blank',
  title: 'Refused',
  status: 409,
  detail: 'only 3 are free',
  reason: 'not-enough-stock',
}

test('a refusal keeps its reason, its facts and the fields at fault', () => {
  const refused = problemOfAnswer(409, {
    ...problem,
    facts: { free: 3 },
    issues: [{ path: 'delta', message: 'too many' }],
  })
  expect(refused).toMatchObject({
    reason: 'not-enough-stock',
    facts: { free: 3 },
    issues: [{ path: 'delta', message: 'too many' }],
    retryable: false,
  })
})

test.each([
  [401, null, 'not-signed-in', false],
  [429, 'slow down', 'unavailable', true],
  [502, '<html>bad gateway</html>', 'unavailable', true],
  [503, { ...problem, status: 503, reason: 'still-pending' }, 'still-pending', true],
  [404, null, 'unreadable-answer', true],
  [409, { reason: 'not-enough-stock' }, 'unreadable-answer', true],
])('an answer %i with %j means %s', (status, body, reason, retryable) => {
  expect(problemOfAnswer(status, body)).toMatchObject({ reason, retryable })
})

test('no answer at all may be tried again: it counts once', () => {
  expect(problemOfSilence()).toMatchObject({ reason: 'offline', retryable: true })
})

test('a success is read by the contract', () => {
  const answer = { command: 'c1', stock: [{ sku: 'KETTLE', available: 7 }] }
  expect(answerOf(stockUpdate, answer)).toEqual(answer)
})

test('a success that does not fit the contract is not trusted', () => {
  expect(() => answerOf(stockUpdate, { command: 'c1', stock: 'plenty' })).toThrow(OperationProblem)
})

const common = [
  'not-signed-in',
  'not-a-member',
  'not-allowed',
  'invalid-request',
  'idempotency-key-reused',
  'still-pending',
  'unavailable',
  'offline',
]

test.each(common)('%s is said in words, not by its code', (reason) => {
  const words = problemMessages.of(reason)
  expect(words).not.toContain(`(${reason})`)
  expect(words).toMatch(/^[A-Z].*\.$/)
})

test('a reason that nobody has words for yet is still told', () => {
  expect(problemMessages.of('brand-new')).toContain('brand-new')
})
