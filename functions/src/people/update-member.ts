import type { Firestore } from '@google-cloud/firestore'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import { members, type Member, type MemberChange } from '@fluxori/contract/people/members'
import {
  changeMember,
  type ChangeRequest,
  type MemberNo,
  type PersonChange,
} from '../domain/people/change-member.ts'
import { decidedWrite, type Decided } from '../store/decided-write.ts'
import { collectionOf, parsed, reference } from '../store/documents.ts'
import type { SignIn, SignIns } from './sign-ins.ts'

export type PeopleTools = Readonly<{ db: Firestore; now: () => Instant; signIns: SignIns }>

/** `trouble`: why an e-mail that was needed did not go out, for the log. */
type Updated = Readonly<{ member: Member; mailed: boolean; trouble: string | null }>

export type MemberUpdate = Decided<Updated, MemberNo>

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
  by: Omit<ChangeRequest, 'at'>,
): Promise<MemberUpdate> {
  const request = { ...by, at: tools.now() }
  if (change.kind !== 'invite') return written(tools, merchant, change, request)
  const { email, name } = change
  const signIn = await tools.signIns.findOrMake({ email, name, isMember: (uid) => isMember(tools, uid) })
  const update = await written(tools, merchant, { ...change, uid: signIn.uid }, request)
  return update.accepted && signIn.state === 'new'
    ? { ...update, value: await mailed(tools, signIn, update.value) }
    : update
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
  request: ChangeRequest,
): Promise<MemberUpdate> {
  const decided = await decidedWrite(db, {
    read: async (transaction) => {
      const { docs } = await transaction.get(collectionOf(db, members, merchant))
      return { known: docs.flatMap((snapshot) => parsed(members, snapshot) ?? []) }
    },
    decide: ({ known }) => changeMember(known, change, request),
    at: ({ uid }) => reference(db, members, { merchant, uid }),
  })
  return decided.accepted
    ? { accepted: true, value: { member: decided.value, mailed: false, trouble: null } }
    : decided
}

async function mailed({ signIns }: PeopleTools, signIn: SignIn, update: Updated): Promise<Updated> {
  try {
    await signIns.askForPassword(signIn)
    return { ...update, mailed: true }
  } catch (error) {
    // The membership is written and stands; that nothing went out is shown to the owner and logged.
    return { ...update, trouble: error instanceof Error ? error.message : String(error) }
  }
}
