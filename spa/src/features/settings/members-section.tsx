import { Role } from '@fluxori/contract/kernel'
import { members, memberUpdate } from '@fluxori/contract/people/members'
import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useShortcuts } from '../../lib/keys/use-shortcuts.ts'
import { brokenOf, readable } from '../../lib/live/row.ts'
import { foundOf, useLive } from '../../lib/live/use-live.ts'
import { messages } from '../../lib/messages.ts'
import { settingsMessages } from '../../lib/messages/settings.ts'
import { useQuery } from '../../lib/navigation/navigation.ts'
import { useMay, useMerchantId, useSession } from '../../lib/session/session.ts'
import { BrokenRow } from '../../ui/broken-row.tsx'
import { LiveList } from '../../ui/live-list.tsx'
import { MemberRow } from './member-row.tsx'
import { peopleOf } from './people.ts'
import classes from './settings.module.css'

const words = settingsMessages.members

const InviteForm = lazy(async () => ({ default: (await import('./invite-form.tsx')).InviteForm }))

/** Who works for the merchant. Owners change it, managers see it; nobody else comes here. */
export function MembersSection() {
  const live = useLive(members, { merchant: useMerchantId() })
  const ownUid = useSession((session) => (session.status === 'signed-in' ? session.uid : ''))
  const may = useMay(memberUpdate)
  const [query, change] = useQuery()
  const rows = foundOf(live)
  const everybody = readable(rows)
  const { active, removed } = peopleOf(everybody)
  const nameOf = (uid: string) =>
    uid === ownUid
      ? messages.frame.actors.you
      : (everybody.find((member) => member.uid === uid)?.name ?? messages.frame.actors.colleague)
  useShortcuts(
    words.title,
    may ? [{ keys: 'n', label: words.invite, run: () => change({ do: 'invite' }) }] : [],
  )
  const row = { ownUid, may, nameOf }
  return (
    <LiveList live={live}>
      {() => (
        <>
          <div className={classes.head}>
            <p className={classes.text}>{words.text}</p>
            {may && (
              <Button
                leftSection={<IconUserPlus size={16} stroke={2} />}
                onClick={() => change({ do: 'invite' })}
              >
                {words.invite}
              </Button>
            )}
          </div>
          <ul className={classes.list} aria-label={words.listLabel}>
            {active.map((member) => (
              <MemberRow key={member.uid} member={member} {...row} />
            ))}
            {brokenOf(rows).map((one) => (
              <li key={one.id} className={classes.row}>
                <BrokenRow row={one} />
              </li>
            ))}
          </ul>
          {removed.length > 0 && (
            <section className={classes.group}>
              <h2 className={classes.title}>{words.removedLabel}</h2>
              <p className={classes.text}>{words.removedText}</p>
              <ul className={classes.list} aria-label={words.removedLabel}>
                {removed.map((member) => (
                  <MemberRow key={member.uid} member={member} {...row} />
                ))}
              </ul>
            </section>
          )}
          <Roles />
          <Suspense>
            {may && query.get('do') === 'invite' && <InviteForm onClose={() => change({ do: null })} />}
          </Suspense>
        </>
      )}
    </LiveList>
  )
}

function Roles() {
  return (
    <section className={classes.group}>
      <h2 className={classes.title}>{words.rolesTitle}</h2>
      <dl className={classes.roles}>
        {Role.options.map((role) => (
          <div key={role}>
            <dt>{messages.frame.roles[role]}</dt>
            <dd>{words.roleHints[role]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
