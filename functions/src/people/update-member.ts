import type { Firestore } from '@google-cloud/firestore'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import { members, type Member, type MemberChange } from '@fluxori/contract/people/members'
import type { Refusal } from '../domain/decision.ts'
import { changeMember, type Asked, type MemberNo, type PersonChange } from '../domain/people/change-member.ts'
import { collectionOf, parsed, reference } from '../store/documents.ts'
import { encodedDocument } from '../store/encoding.ts'
import type { SignIn, SignIns } from './sign-ins.ts'

export type PeopleTools = Readonly<{ db: Firestore; now: () => Instant; signIns: SignIns }>

export type MemberUpdate =
  | Readonly<{ kind: 'refused'; refusal: Refusal<MemberNo> }>
  /** `trouble`: why an e-mail that was needed did not go out, for the log. */
  | Readonly<{ kind: 'updated'; member: Member; mailed: boolean; trouble: string | null }>

/**
 * Changes a merchant's people. Decided and written in one transaction over all of them, so that two owners who demote
 * each other at the same moment leave one. Members are not in the journal: they are neither stock nor money, and their
 * names and e-mail addresses must not lie there.
 *
 * An e-mail that fails leaves the membership as it is: the person can ask for one at sign-in. A repeat of an invitation
 * sends again as long as the person has not signed in, since nobody knows whether the first try came to it.
 */
export async function updateMember(
  tools: PeopleTools,
  merchant: MerchantId,
  change: MemberChange,
  by: Omit<Asked, 'at'>,
): Promise<MemberUpdate> {
  const asked = { ...by, at: tools.now() }
  if (change.kind !== 'invite') return written(tools, merchant, change, asked)
  const { email, name } = change
  const signIn = await tools.signIns.findOrMake({ email, name, isMember: (uid) => isMember(tools, uid) })
  const update = await written(tools, merchant, { ...change, uid: signIn.uid }, asked)
  return update.kind === 'refused' || signIn.state === 'used' ? update : mailed(tools, signIn, update)
}

/** Whether a sign-in is an active member's, of any merchant. */
async function isMember({ db }: PeopleTools, uid: string): Promise<boolean> {
  const own = db.collectionGroup('members').where('uid', '==', uid).where('state', '==', 'active')
  return !(await own.limit(1).get()).empty
}

async function written(
  { db }: PeopleTools,
  merchant: MerchantId,
  change: PersonChange,
  asked: Asked,
): Promise<MemberUpdate> {
  return db.runTransaction(async (transaction): Promise<MemberUpdate> => {
    const { docs } = await transaction.get(collectionOf(db, members, merchant))
    const known = docs.flatMap((snapshot) => parsed(members, snapshot) ?? [])
    const decision = changeMember(known, change, asked)
    if (!decision.accepted) return { kind: 'refused', refusal: decision.refusal }
    const [member] = decision.facts
    if (member === undefined) throw new Error(`${change.kind} was accepted and answers nobody`)
    if (!known.includes(member))
      transaction.set(reference(db, members, { merchant, uid: member.uid }), encodedDocument(member))
    return { kind: 'updated', member, mailed: false, trouble: null }
  })
}

async function mailed(
  { signIns }: PeopleTools,
  signIn: SignIn,
  update: Extract<MemberUpdate, { kind: 'updated' }>,
): Promise<MemberUpdate> {
  try {
    await signIns.askForPassword(signIn)
    return { ...update, mailed: true }
  } catch (error) {
    // The membership is written and stands; that nothing went out is told to the owner and to the log.
    return { ...update, trouble: error instanceof Error ? error.message : String(error) }
  }
}
