import { Role } from '@fluxori/contract/kernel'
import type { Member } from '@fluxori/contract/people/members'
import { Button, NativeSelect } from '@mantine/core'
import '@mantine/core/styles/Combobox.css'
import { useState } from 'react'
import { useAge } from '../../lib/clock/use-age.ts'
import { messages } from '../../lib/messages.ts'
import { settingsMessages } from '../../lib/messages/settings.ts'
import { Age } from '../../ui/age.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { isRisky } from './people.ts'
import classes from './settings.module.css'
import { useChangeMembers } from './use-change-members.ts'

const words = settingsMessages.members
const { roles } = messages.frame
const roleOptions = Role.options.map((value) => ({ value, label: roles[value] }))

/** What an owner is about to do to himself. */
type Risk = Readonly<{ kind: 'remove' }> | Readonly<{ kind: 'role'; role: Role }>

type MemberRowProps = Readonly<{
  member: Member
  ownUid: string
  may: boolean
  nameOf: (uid: string) => string
}>

/** One person: who, as what, since when. An owner changes it here, and a refusal is told here. */
export function MemberRow({ member, ownUid, may, nameOf }: MemberRowProps) {
  const { invite, changeRole, remove, pending, said } = useChangeMembers()
  const [risk, setRisk] = useState<Risk | null>(null)
  const [wanted, setWanted] = useState<Role | null>(null)
  const become = async (role: Role) => {
    setWanted(role)
    await changeRole(member, role)
    setWanted(null)
  }
  const carryOut = async () => {
    if (risk === null) return
    await (risk.kind === 'remove' ? remove(member) : become(risk.role))
    setRisk(null)
  }
  const choose = (role: Role) =>
    isRisky(member, ownUid) ? setRisk({ kind: 'role', role }) : void become(role)
  const { name, email, state, role } = member
  return (
    <li className={classes.row}>
      <Who member={member} isSelf={member.uid === ownUid} nameOf={nameOf} />
      <div className={classes.actions}>
        {may && state === 'active' ? (
          <NativeSelect
            className={classes.role ?? ''}
            aria-label={words.roleOf(name)}
            data={roleOptions}
            value={wanted ?? role}
            disabled={pending}
            onChange={(event) => {
              const to = Role.options.find((option) => option === event.currentTarget.value)
              if (to !== undefined && to !== role) choose(to)
            }}
          />
        ) : (
          <span className={classes.muted}>{roles[role]}</span>
        )}
        {may && state === 'active' && (
          <Button
            variant="default"
            disabled={pending}
            aria-label={words.removeOf(name)}
            onClick={() => (isRisky(member, ownUid) ? setRisk({ kind: 'remove' }) : void remove(member))}
          >
            {words.remove}
          </Button>
        )}
        {may && state === 'removed' && (
          <Button
            variant="default"
            loading={pending}
            aria-label={words.inviteAgainOf(name)}
            onClick={() => void invite({ email, name, role })}
          >
            {words.inviteAgain}
          </Button>
        )}
      </div>
      {said !== null && (
        <p className={classes.problem} role="alert">
          {said}
        </p>
      )}
      {risk !== null && (
        <SelfDialog
          risk={risk}
          pending={pending}
          onClose={() => setRisk(null)}
          onConfirm={() => void carryOut()}
        />
      )}
    </li>
  )
}

type WhoProps = Readonly<{ member: Member; isSelf: boolean; nameOf: (uid: string) => string }>

function Who({ member, isSelf, nameOf }: WhoProps) {
  const age = useAge()
  const { name, email, changed } = member
  return (
    <div className={classes.who}>
      <span className={classes.name}>
        {name === '' ? email : name}
        {isSelf && <span className={classes.you}>{words.you}</span>}
      </span>
      <span className={classes.muted}>{email}</span>
      {changed !== null && (
        <span className={classes.muted}>
          {words.changedBy(nameOf(changed.by))} <Age {...age(changed.at)} />
        </span>
      )}
    </div>
  )
}

type SelfDialogProps = Readonly<{ risk: Risk; pending: boolean; onClose: () => void; onConfirm: () => void }>

/** The one thing that an owner cannot take back himself is asked twice. */
function SelfDialog({ risk, pending, onClose, onConfirm }: SelfDialogProps) {
  const { self } = words
  const last =
    risk.kind === 'remove'
      ? { title: self.removeTitle, text: self.removeText, submit: self.remove }
      : { title: self.roleTitle(roles[risk.role]), text: self.roleText, submit: self.role(roles[risk.role]) }
  return (
    <FormDialog
      {...last}
      danger
      pending={pending}
      problem={null}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault()
        onConfirm()
      }}
    />
  )
}
