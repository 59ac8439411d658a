import type { Auth } from 'firebase-admin/auth'

/** Firebase Auth of this project, or its emulator. The SDK is loaded when it is first needed. */
export async function firebaseAuth(projectId: string): Promise<Auth> {
  const [{ getApps, initializeApp }, { getAuth }] = await Promise.all([
    import('firebase-admin/app'),
    import('firebase-admin/auth'),
  ])
  return getAuth(getApps()[0] ?? initializeApp({ projectId }))
}

/** What Firebase Auth said of an error, such as `auth/user-not-found`; null for any other error. */
export const authCode = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null
