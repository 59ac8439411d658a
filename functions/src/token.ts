export type Token = Readonly<{ uid: string }>
/** `expired` is told apart, so that the browser can renew its token instead of signing the person out. */
export type TokenVerdict =
  Readonly<{ kind: 'valid'; token: Token }> | Readonly<{ kind: 'expired' | 'invalid' }>
export type VerifyToken = (token: string) => Promise<TokenVerdict>

/** Checks Firebase ID tokens: signature, audience, issuer, expiry. The SDK is loaded when the first token comes. */
export function tokenVerifier(projectId: string): VerifyToken {
  return async (text) => {
    const [{ getApps, initializeApp }, { getAuth }] = await Promise.all([
      import('firebase-admin/app'),
      import('firebase-admin/auth'),
    ])
    const app = getApps()[0] ?? initializeApp({ projectId })
    try {
      const { uid } = await getAuth(app).verifyIdToken(text)
      return { kind: 'valid', token: { uid } }
    } catch (error) {
      return { kind: hasCode(error) && error.code === 'auth/id-token-expired' ? 'expired' : 'invalid' }
    }
  }
}

const hasCode = (error: unknown): error is { code: unknown } =>
  typeof error === 'object' && error !== null && 'code' in error
