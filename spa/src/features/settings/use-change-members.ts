import type { Role } from '@fluxori/contract/kernel'
import { memberUpdate, type Member, type MemberChange } from '@fluxori/contract/people/members'
import { messages } from '../../lib/messages.ts'
import { settingsMessages } from '../../lib/messages/settings.ts'
import { useAct } from '../../ui/use-act.ts'

const words = settingsMessages.members

type Invitation = Readonly<Pick<Member, 'email' | 'name' | 'role'>>

const about = (uid: string) => `member:${uid}`

/** Invites people, changes their roles, removes them; says what came of it and offers to take it back; see `useAct`. */
export function useChangeMembers() {
  const { act, pending, said } = useAct(memberUpdate, (merchantId, change: MemberChange) => ({
    merchantId,
    change,
  }))
  const invite = ({ email, name, role }: Invitation) =>
    act(
      { kind: 'invite', email, name, role },
      {
        label: words.labelInvite(name),
        done: ({ uid, mailed }) => ({
          title: words.invited(name),
          text: mailed ? words.mailed(email) : words.notMailed(email),
          undo: { asks: { kind: 'remove', uid }, label: words.labelUndo(name) },
          about: about(uid),
        }),
      },
    )
  const changeRole = ({ uid, name, role }: Member, to: Role) =>
    act(
      { kind: 'change-role', uid, role: to },
      {
        label: words.labelRole(name),
        done: () => ({
          title: words.roleChanged(name, messages.frame.roles[to]),
          text: words.countsAtOnce,
          undo: { asks: { kind: 'change-role', uid, role }, label: words.labelUndo(name) },
          about: about(uid),
        }),
      },
    )
  const remove = ({ uid, name, email, role }: Member) =>
    act(
      { kind: 'remove', uid },
      {
        label: words.labelRemove(name),
        done: () => ({
          title: words.removed(name),
          text: words.countsAtOnce,
          undo: { asks: { kind: 'invite', email, name, role }, label: words.labelUndo(name) },
          about: about(uid),
        }),
      },
    )
  return { invite, changeRole, remove, pending, said }
}
