import { expect, test } from 'vitest'
import { submissionOf } from './submission.ts'

const adjust = { merchantId: 'demo', change: { sku: 'KETTLE', delta: 5 } }
const undecided = { input: adjust, key: 'first' }
const newKey = () => 'second'

test('the same request after an answer that decided nothing is sent under the same key, so it counts once', () => {
  expect(submissionOf({ ...adjust }, undecided, newKey).key).toBe('first')
})

test('a changed request is another one', () => {
  const changed = { ...adjust, change: { sku: 'KETTLE', delta: 6 } }
  expect(submissionOf(changed, undecided, newKey)).toEqual({ input: changed, key: 'second' })
})

test('the same request after a decision is meant a second time', () => {
  expect(submissionOf(adjust, null, newKey).key).toBe('second')
})
