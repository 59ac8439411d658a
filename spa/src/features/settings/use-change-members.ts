import type { Role } from '@fluxori/contract/kernel'
import { memberUpdate, type Member, type MemberChange } from '@fluxori/contract/people/members'
import { messages } from '../../lib/messages.ts'
import { settingsMessages } from '../../lib/messages/settings.ts'
import { useOperation } from '../../lib/operation/use-operation.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { noticeDone, noticeQueued } from '../../ui/notices.tsx'

const words = settingsMessages.members

type Invitation = Readonly<Pick<Member, 'email' | 'name' | 'role'>>

/** Invites people, changes their roles, removes them; says what came of it and offers to take it back. */
export function useChangeMembers() {
  const merchantId = useMerchantId()
  const { submit, pending, problem } = useOperation(memberUpdate)
  const send = (change: MemberChange, label: string) => submit({ merchantId, change }, { label })

  const invite = async ({ email, name, role }: Invitation): Promise<void> => {
    const label = words.labelInvite(name)
    const submitted = await send({ kind: 'invite', email, name, role }, label)
    if (submitted.kind === 'queued') return noticeQueued(label)
    const { uid, mailed } = submitted.answer
    noticeDone({
      title: words.invited(name),
      text: mailed ? words.mailed(email) : words.notMailed(email),
      undo: () => send({ kind: 'remove', uid }, words.labelUndo(name)),
      undoLabel: words.labelUndo(name),
      about: `member:${uid}`,
    })
  }
  const changeRole = async ({ uid, name, role }: Member, to: Role): Promise<void> => {
    const label = words.labelRole(name)
    const submitted = await send({ kind: 'change-role', uid, role: to }, label)
    if (submitted.kind === 'queued') return noticeQueued(label)
    noticeDone({
      title: words.roleChanged(name, messages.frame.roles[to]),
      text: words.countsAtOnce,
      undo: () => send({ kind: 'change-role', uid, role }, words.labelUndo(name)),
      undoLabel: words.labelUndo(name),
      about: `member:${uid}`,
    })
  }
  const remove = async ({ uid, name, email, role }: Member): Promise<void> => {
    const label = words.labelRemove(name)
    const submitted = await send({ kind: 'remove', uid }, label)
    if (submitted.kind === 'queued') return noticeQueued(label)
    noticeDone({
      title: words.removed(name),
      text: words.countsAtOnce,
      undo: () => send({ kind: 'invite', email, name, role }, words.labelUndo(name)),
      undoLabel: words.labelUndo(name),
      about: `member:${uid}`,
    })
  }
  return { invite, changeRole, remove, pending, problem }
}
