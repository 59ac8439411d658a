import { signInMessages } from '../../lib/messages/sign-in.ts'

const words = signInMessages

/** Wrong e-mail and wrong password are one answer, so that nobody learns who has an account. */
const byCode: ReadonlyMap<unknown, string> = new Map([
  ['auth/invalid-credential', words.wrong],
  ['auth/invalid-login-credentials', words.wrong],
  ['auth/user-not-found', words.wrong],
  ['auth/wrong-password', words.wrong],
  ['auth/invalid-email', words.emailInvalid],
  ['auth/too-many-requests', words.tooMany],
  ['auth/user-disabled', words.disabled],
  ['auth/network-request-failed', words.offline],
])

/** Why signing in did not work, in words. */
export function signInProblem(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  return byCode.get(code) ?? words.unknown
}
