import type { Instant } from '@fluxori/contract/kernel'
import type { Member, MemberChange, MemberRefusal } from '@fluxori/contract/people/members'
import { accept, refuse, type Decision } from '../decision.ts'

type Invitation = Extract<MemberChange, { kind: 'invite' }>

/** A change with the person whom it is about: an invitation's is found by e-mail. */
export type PersonChange = (Invitation & Readonly<{ uid: string }>) | Exclude<MemberChange, Invitation>

/** Who requests a change, when, and under which key. */
export type ChangeRequest = Readonly<{ by: string; at: Instant; key: string }>

/** `not-allowed`: who requests it is no owner, or no longer. */
export type MemberNo = MemberRefusal | 'not-allowed' | 'idempotency-key-reused'

/**
 * Decides a change of a merchant's people: the member as he becomes, or the refusal. An active owner always remains. A
 * member remembers the key of his last change: the same request under it is answered with what it did, another one is
 * refused.
 */
export function changeMember(
  members: readonly Member[],
  change: PersonChange,
  request: ChangeRequest,
): Decision<Member, MemberNo> {
  if (!owners(members).some(({ uid }) => uid === request.by))
    return refuse('not-allowed', 'Only an owner may change who is a member.')
  const changed = members.find((member) => member.changed?.key === request.key)
  if (changed !== undefined)
    return changed.changed?.by === request.by && isDone(changed, change)
      ? accept([changed])
      : refuse('idempotency-key-reused', 'This key was used for another change.')
  const known = members.find(({ uid, state }) => uid === change.uid && state === 'active')
  if (change.kind === 'invite') return invite(known, change, request)
  if (known === undefined)
    return refuse('unknown-member', 'There is no such member, or no longer.', { uid: change.uid })
  return changeKnown(owners(members), known, change, request)
}

const owners = (members: readonly Member[]): readonly Member[] =>
  members.filter(({ role, state }) => role === 'owner' && state === 'active')

/** Whether the member is as this change would make him. */
function isDone({ uid, role, state, name }: Member, change: PersonChange): boolean {
  if (uid !== change.uid) return false
  switch (change.kind) {
    case 'invite':
      return state === 'active' && role === change.role && name === change.name
    case 'change-role':
      return state === 'active' && role === change.role
    case 'remove':
      return state === 'removed'
  }
}

function invite(
  known: Member | undefined,
  { uid, email, name, role }: Invitation & Readonly<{ uid: string }>,
  request: ChangeRequest,
): Decision<Member, MemberNo> {
  if (known !== undefined)
    return refuse('already-a-member', 'This person is a member already.', { uid, role: known.role })
  return accept([{ uid, role, state: 'active', email, name, changed: request }])
}

function changeKnown(
  activeOwners: readonly Member[],
  known: Member,
  change: Exclude<PersonChange, Invitation>,
  request: ChangeRequest,
): Decision<Member, MemberNo> {
  const becomes: Member =
    change.kind === 'remove'
      ? { ...known, state: 'removed', changed: request }
      : { ...known, role: change.role, changed: request }
  if (becomes.role === known.role && becomes.state === known.state) return accept([known])
  const remains = owners([becomes, ...activeOwners.filter((owner) => owner !== known)]).length > 0
  if (remains) return accept([becomes])
  return refuse('last-owner', 'A merchant needs an owner: make somebody else an owner first.', {
    uid: known.uid,
  })
}
