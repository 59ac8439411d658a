import { expect, test } from 'vitest'
import { signInMessages } from '../../lib/messages/sign-in.ts'
import { signInProblem } from './sign-in-problem.ts'

const words = signInMessages

test.each([
  ['a wrong password', { code: 'auth/wrong-password' }, words.wrong],
  ['an unknown e-mail, in the same words', { code: 'auth/user-not-found' }, words.wrong],
  ['too many tries', { code: 'auth/too-many-requests' }, words.tooMany],
  ['no connection', { code: 'auth/network-request-failed' }, words.offline],
  ['a code that nobody knows', { code: 'auth/new' }, words.unknown],
  ['an error without a code', new Error('no'), words.unknown],
  ['nothing at all', null, words.unknown],
])('%s is told in words', (_, error, message) => {
  expect(signInProblem(error)).toBe(message)
})
