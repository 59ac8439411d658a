import { z } from 'zod'
import { messages } from '../../lib/messages.ts'

const words = messages.frame.signIn

const Coded = z.object({ code: z.string() })

/** Wrong e-mail and wrong password are one answer, so that nobody learns who has an account. */
const byCode: Readonly<Record<string, string>> = {
  'auth/invalid-credential': words.wrong,
  'auth/invalid-login-credentials': words.wrong,
  'auth/user-not-found': words.wrong,
  'auth/wrong-password': words.wrong,
  'auth/invalid-email': words.emailInvalid,
  'auth/too-many-requests': words.tooMany,
  'auth/user-disabled': words.disabled,
  'auth/network-request-failed': words.noLine,
}

/** Why signing in did not work, in words. */
export function signInProblem(error: unknown): string {
  const coded = Coded.safeParse(error)
  return (coded.success ? byCode[coded.data.code] : undefined) ?? words.unknown
}
