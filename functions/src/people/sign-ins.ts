import { randomUUID } from 'node:crypto'
import type { Auth, UserRecord } from 'firebase-admin/auth'
import { z } from 'zod'
import { Fault } from '../domain/fault.ts'
import type { Environment } from '../environment.ts'
import { authCode, firebaseAuth } from '../firebase-auth.ts'

/** A person's sign-in: `new` as long as he needs an e-mail to begin with it. */
export type SignIn = Readonly<{ uid: string; email: string; state: 'new' | 'used' }>

/** `isMember` tells whether a sign-in belongs to a member of any merchant. */
type Person = Readonly<{ email: string; name: string; isMember: (uid: string) => Promise<boolean> }>

export type SignIns = Readonly<{
  /** The sign-in with this e-mail address, made when there is none. Throws a `Fault`. */
  findOrMake: (person: Person) => Promise<SignIn>
  /** Sends the e-mail with which its owner chooses a password. Throws a `Fault`. */
  askForPassword: (signIn: SignIn) => Promise<void>
}>

/** The sign-ins of this project, at Identity Platform or its emulator. No error of theirs names a person. */
export function signIns(environment: Environment): SignIns {
  return {
    findOrMake: async (person) => {
      const auth = await firebaseAuth(environment.projectId)
      const known = await find(auth, person.email)
      const squatted = known !== null && (await isSquatted(known, person))
      if (squatted) await discard(auth, known.uid)
      const user = known === null || squatted ? await make(auth, person) : known
      return { uid: user.uid, email: person.email, state: isUsed(user) ? 'used' : 'new' }
    },
    askForPassword: ({ email }) => sendPasswordEmail(environment, email),
  }
}

/** Begins the uid of every sign-in that an invitation made. Who signs up by himself cannot choose his. */
const invited = 'invited-'

/** One that an invitation made is without a password until its owner chooses one, which confirms the address. */
const isInvited = ({ uid }: UserRecord): boolean => uid.startsWith(invited)

const isUsed = (user: UserRecord): boolean =>
  Boolean(user.metadata.lastSignInTime) && (user.emailVerified || !isInvited(user))

/**
 * Whether nobody ever showed that the address of this sign-in is his, and no merchant has let him in. Whoever signs up
 * with another's address before that person is invited would be let in in his place; so the sign-in is made anew, under
 * another uid, and even a session of the old one is worth nothing.
 */
const isSquatted = async (user: UserRecord, { isMember }: Person): Promise<boolean> =>
  !user.emailVerified && !isInvited(user) && !(await isMember(user.uid))

const find = (auth: Auth, email: string): Promise<UserRecord | null> =>
  said<UserRecord | null>('find a sign-in', () => auth.getUserByEmail(email), {
    'auth/user-not-found': () => Promise.resolve(null),
  })

/** Makes a sign-in without a password, or finds the one that somebody else was quicker to make. */
const make = (auth: Auth, { email, name }: Person): Promise<UserRecord> =>
  said(
    'make a sign-in',
    () => auth.createUser({ uid: `${invited}${randomUUID()}`, email, displayName: name }),
    {
      'auth/email-already-exists': () => said('find a sign-in', () => auth.getUserByEmail(email)),
    },
  )

const discard = (auth: Auth, uid: string): Promise<void> =>
  said('discard a sign-in', () => auth.deleteUser(uid), { 'auth/user-not-found': () => Promise.resolve() })

const sendWithinMs = 10_000

const Refused = z.object({ error: z.object({ message: z.string() }) })

/**
 * Has Identity Platform itself send the e-mail. It could give us the link instead, and never must: a link in an owner's
 * hands, or in a log, would be a way into somebody else's account.
 */
async function sendPasswordEmail({ projectId, authEmulator }: Environment, email: string): Promise<void> {
  const host = authEmulator === null ? 'https:/' : `http://${authEmulator}`
  const url = `${host}/identitytoolkit.googleapis.com/v1/projects/${projectId}/accounts:sendOobCode`
  const headers = { authorization: await authorization(authEmulator), 'content-type': 'application/json' }
  const body = JSON.stringify({ requestType: 'PASSWORD_RESET', email })
  const signal = AbortSignal.timeout(sendWithinMs)
  const answer = await said('send an e-mail', () => fetch(url, { method: 'POST', headers, body, signal }))
  if (answer.ok) return
  const refused = Refused.safeParse(await answer.json().catch(() => null))
  const reason = refused.success ? (/^[A-Z_]+/.exec(refused.data.error.message)?.[0] ?? '') : ''
  throw new Fault('rejected', `could not send an e-mail: ${answer.status} ${reason}`)
}

async function authorization(authEmulator: string | null): Promise<string> {
  if (authEmulator !== null) return 'Bearer owner'
  const { GoogleAuth } = await import('google-auth-library')
  const auth = new GoogleAuth({ scopes: ['https://www.googleapis.com/auth/cloud-platform'] })
  return `Bearer ${await said('authorise an e-mail', () => auth.getAccessToken())}`
}

/** Answers of Firebase Auth that asking again does not change. */
const lasting = /^auth\/(invalid-|insufficient-permission|operation-not-allowed|configuration-not-found)/

/** Asks for something, and answers what is expected; whatever else goes wrong becomes a `Fault` that names nobody. */
async function said<T>(
  what: string,
  ask: () => Promise<T>,
  expected: Readonly<Record<string, () => Promise<T>>> = {},
): Promise<T> {
  try {
    return await ask()
  } catch (cause) {
    const code = authCode(cause) ?? ''
    const instead = expected[code]
    if (instead !== undefined) return await instead()
    throw new Fault(lasting.test(code) ? 'rejected' : 'unavailable', `could not ${what}: ${code}`, { cause })
  }
}
