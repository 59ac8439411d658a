import { Fault } from './domain/fault.ts'
import { authCode, firebaseAuth } from './firebase-auth.ts'

export type Token = Readonly<{ uid: string }>
/** `expired` is told apart, so that the browser can renew its token instead of signing the person out. */
export type TokenVerdict =
  Readonly<{ kind: 'valid'; token: Token }> | Readonly<{ kind: 'expired' | 'invalid' }>
export type VerifyToken = (token: string) => Promise<TokenVerdict>

/**
 * Checks Firebase ID tokens: signature, audience, issuer, expiry. Throws a `Fault` when Google's public keys cannot be
 * read: nothing is known of the token then, and nobody is to be signed out for it.
 */
export function tokenVerifier(projectId: string): VerifyToken {
  return async (text) => {
    const auth = await firebaseAuth(projectId)
    try {
      const { uid } = await auth.verifyIdToken(text)
      return { kind: 'valid', token: { uid } }
    } catch (cause) {
      if (isWithoutKeys(cause))
        throw new Fault('unavailable', 'the keys of ID tokens could not be read', { cause })
      return { kind: authCode(cause) === 'auth/id-token-expired' ? 'expired' : 'invalid' }
    }
  }
}

/** The SDK gives a failed download of the keys the code of a wrong token: only its words tell them apart. */
const isWithoutKeys = (error: unknown): boolean =>
  error instanceof Error && /Error (fetching public keys|while making request)/.test(error.message)
