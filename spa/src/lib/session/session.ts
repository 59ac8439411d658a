import type { MerchantId, Operation, Role } from '@fluxori/contract/kernel'
import {
  onAuthStateChanged,
  sendPasswordResetEmail,
  signInWithEmailAndPassword,
  signOut,
  type User,
} from 'firebase/auth'
import { create } from 'zustand'
import { recall, remember } from '../device/storage.ts'
import { auth } from '../firebase/auth.ts'
import { forgetSession, keptSession, keptSessionKey } from './kept.ts'
import type { Membership } from './memberships.ts'

export type Session =
  /** Finding out who this is, or which merchants they belong to. */
  | Readonly<{ status: 'signing-in' }>
  /** `ended`: the person was in, and did not leave. */
  | Readonly<{ status: 'signed-out'; ended: 'expired' | null }>
  /** Signed in, but the memberships could not be read. */
  | Readonly<{ status: 'failed'; email: string; detail: string }>
  /** Signed in, but no merchant counts this person as a member. */
  | Readonly<{ status: 'no-merchant'; email: string }>
  | Readonly<{
      status: 'signed-in'
      uid: string
      email: string
      memberships: readonly Membership[]
      merchantId: MerchantId
      role: Role
    }>

const chosenKey = 'fluxori-merchant'

/** Left by the tab in which the person signed out, so that the others can say so. */
const leftKey = 'fluxori-left'
const leftLatelyMs = 10_000

export const useSession = create<Session>(() => ({ status: 'signing-in' }))

const become = (session: Session) => useSession.setState(session, true)

/** Works for another of the person's merchants from here on, and after a reload. */
export function chooseMerchant(merchantId: MerchantId): void {
  const session = useSession.getState()
  if (session.status !== 'signed-in') return
  remember('local', chosenKey, merchantId)
  belong(session.uid, session.email, session.memberships)
}

function belong(uid: string, email: string, memberships: readonly Membership[]) {
  const chosen = recall('local', chosenKey)
  const current = memberships.find(({ merchantId }) => merchantId === chosen) ?? memberships[0]
  if (current === undefined) {
    forgetSession()
    return become({ status: 'no-merchant', email })
  }
  remember('local', keptSessionKey, { uid, email, memberships })
  become({
    status: 'signed-in',
    uid,
    email,
    memberships,
    merchantId: current.merchantId,
    role: current.role,
  })
}

/**
 * Follows who is signed in and what they belong to until the page ends. Firestore is loaded only for a person. Who was
 * here last is taken to be here still, so that the screen stands at once; what they may see is the server's to say.
 */
export function startSession(): void {
  let stopWatching = () => {}
  const kept = keptSession()
  if (kept !== null) belong(kept.uid, kept.email, kept.memberships)
  const follow = async (user: User): Promise<void> => {
    const email = user.email ?? ''
    const { watchMemberships } = await import('./memberships.ts')
    if (auth.currentUser?.uid !== user.uid) return
    stopWatching = watchMemberships(user.uid, {
      found: (memberships) => belong(user.uid, email, memberships),
      failed: (detail) => become({ status: 'failed', email, detail }),
    })
  }
  onAuthStateChanged(auth, (user) => {
    stopWatching()
    stopWatching = () => {}
    if (user === null) {
      // The listening for memberships may have been refused a moment before.
      const wasIn = !['signing-in', 'signed-out'].includes(useSession.getState().status)
      forgetSession()
      if (wasIn && Date.now() - Number(recall('local', leftKey) ?? 0) < leftLatelyMs) return startAfresh()
      return become({ status: 'signed-out', ended: wasIn ? 'expired' : null })
    }
    if (!isIn(user.uid)) become({ status: 'signing-in' })
    follow(user).catch((error: unknown) => {
      become({ status: 'failed', email: user.email ?? '', detail: String(error) })
    })
  })
}

function isIn(uid: string): boolean {
  const session = useSession.getState()
  return session.status === 'signed-in' && session.uid === uid
}

/** The tab in which the person left has emptied the cache that this one reads from: it cannot go on with it. */
function startAfresh(): void {
  const next = encodeURIComponent(location.pathname + location.search)
  location.replace(`/sign-in?next=${next}&ended=elsewhere`)
}

/** Throws Firebase's own error; the form says it in words. */
export async function signIn(email: string, password: string): Promise<void> {
  const memberships = import('./memberships.ts')
  await signInWithEmailAndPassword(auth, email, password)
  await memberships
}

/** Sends an e-mail with which to choose a new password. Says nothing of whether the address has an account. */
export async function forgotPassword(email: string): Promise<void> {
  try {
    await sendPasswordResetEmail(auth, email)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'auth/user-not-found') return
    throw error
  }
}

/** Signs out, here and in the person's other tabs. What else the device keeps of them is not touched: see `leave`. */
export async function endSession(): Promise<void> {
  remember('local', leftKey, Date.now())
  forgetSession()
  become({ status: 'signing-in' })
  await signOut(auth)
}

/**
 * Signs the calls to operations. Null when nobody is signed in, or no longer: a sign-in that was ended elsewhere cannot
 * be renewed. `fresh` asks for a new one although this one looks good.
 */
export async function idToken({ fresh = false } = {}): Promise<string | null> {
  try {
    await auth.authStateReady()
    return (await auth.currentUser?.getIdToken(fresh)) ?? null
  } catch {
    // Offline, or the sign-in has ended; the second makes Firebase sign out, which `startSession` follows.
    return null
  }
}

/** The merchant that the screens show. Only for screens inside the frame, which exists only when signed in. */
export function useMerchantId(): MerchantId {
  const merchantId = useSession((session) => (session.status === 'signed-in' ? session.merchantId : null))
  if (merchantId === null) throw new Error('no merchant outside the frame')
  return merchantId
}

/** Whether to offer an operation. The operation itself checks again. */
export const useMay = (operation: Operation): boolean =>
  useSession((session) => session.status === 'signed-in' && operation.roles.includes(session.role))
