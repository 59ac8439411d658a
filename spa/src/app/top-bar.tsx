import { cases } from '@fluxori/contract/engine/cases'
import { merchants } from '@fluxori/contract/merchant/merchant'
import { UnstyledButton } from '@mantine/core'
import {
  IconBell,
  IconCircleCheckFilled,
  IconCloudOff,
  IconRefresh,
  IconSearch,
  IconSend,
  IconUser,
} from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { paths } from '../business/paths.ts'
import { useConnectionState, type ConnectionState } from '../lib/device/connection.ts'
import { foundOf, useLive, useLiveDocument } from '../lib/live/use-live.ts'
import { messages } from '../lib/messages.ts'
import { withWords } from '../lib/messages/load-words.ts'
import { Link, usePath } from '../lib/navigation/navigation.ts'
import { useOutbox } from '../lib/outbox/outbox.ts'
import { useMerchantId, useSession } from '../lib/session/session.ts'
import { openPalette } from './open-palette.ts'
import classes from './top-bar.module.css'

const words = messages.frame

/** More than these are shown as "9+": the inbox itself counts them. */
const mostCases = 10

const AccountMenu = lazy(async () => ({ default: (await import('./account-menu.tsx')).AccountMenu }))
const MerchantMenu = lazy(async () => ({ default: (await import('./merchant-menu.tsx')).MerchantMenu }))
const OutboxDialog = lazy(async () => ({
  default: (await withWords(import('./outbox-dialog.tsx'))).OutboxDialog,
}))

export function TopBar() {
  return (
    <div className={classes.bar}>
      <Merchant />
      <SearchButton />
      <div className={classes.tools}>
        <Connection />
        <OutboxButton />
        <NeedsYou />
        <Account />
      </div>
    </div>
  )
}

function Merchant() {
  const merchant = useLiveDocument(merchants, { merchant: useMerchantId() })
  const several = useSession((session) => session.status === 'signed-in' && session.memberships.length > 1)
  const found = merchant.status === 'live' ? merchant.found : null
  const name = found !== null && 'value' in found ? found.value.name : ''
  const [wanted, setWanted] = useState(false)
  if (!several) return <p className={classes.merchant}>{name}</p>
  const plain = (
    <UnstyledButton
      className={classes.merchant ?? ''}
      aria-haspopup="menu"
      // Its name is on its way.
      aria-label={name === '' ? words.switchMerchant : undefined}
      onClick={() => setWanted(true)}
    >
      {name}
    </UnstyledButton>
  )
  return wanted ? (
    <Suspense fallback={plain}>
      <MerchantMenu name={name} />
    </Suspense>
  ) : (
    plain
  )
}

function SearchButton() {
  return (
    <UnstyledButton
      className={classes.search ?? ''}
      aria-label={words.search}
      aria-keyshortcuts="Control+K"
      onClick={() => void openPalette()}
    >
      <IconSearch size={18} stroke={1.7} aria-hidden />
      <span>{words.search}</span>
      <kbd>{words.searchKeys}</kbd>
    </UnstyledButton>
  )
}

const states: Readonly<Record<ConnectionState, { label: string; hint: string; Icon: typeof IconBell }>> = {
  live: { label: words.live, hint: words.liveHint, Icon: IconCircleCheckFilled },
  'from-cache': { label: words.fromCache, hint: words.fromCacheHint, Icon: IconRefresh },
  offline: { label: words.offline, hint: words.offlineBar, Icon: IconCloudOff },
}

function Connection() {
  const state = useConnectionState()
  const { label, hint, Icon } = states[state]
  return (
    <p className={classes.connection} data-state={state} title={hint} role="status">
      <Icon size={16} stroke={1.7} aria-hidden />
      <span>{label}</span>
    </p>
  )
}

/** There only when something waits to be sent, or was not done. */
function OutboxButton() {
  const writes = useOutbox((outbox) => outbox.writes)
  const [open, setOpen] = useState(false)
  if (writes.length === 0 && !open) return null
  const label = words.changesWait(writes.length)
  return (
    <>
      <UnstyledButton
        className={classes.tool ?? ''}
        aria-label={label}
        title={label}
        onClick={() => setOpen(true)}
      >
        <IconSend size={20} stroke={1.7} aria-hidden />
        {writes.length > 0 && <span className={classes.count}>{writes.length}</span>}
      </UnstyledButton>
      {open && (
        <Suspense>
          <OutboxDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function NeedsYou() {
  const path = usePath()
  const open = useLive(
    cases,
    { merchant: useMerchantId() },
    { where: [['state', '==', 'open']], orderBy: ['openedAt', 'desc'], limit: mostCases },
  )
  const count = foundOf(open).length
  const label = words.needsYouCount(count, count === mostCases)
  return (
    <Link
      href={paths.cases}
      className={classes.tool ?? ''}
      aria-label={label}
      title={label}
      aria-current={path === paths.cases ? 'page' : undefined}
    >
      <IconBell size={20} stroke={1.7} aria-hidden />
      {count > 0 && <span className={classes.count}>{count === mostCases ? '9+' : count}</span>}
    </Link>
  )
}

function Account() {
  const email = useSession((session) => (session.status === 'signed-in' ? session.email : ''))
  const [wanted, setWanted] = useState(false)
  const plain = (
    <UnstyledButton
      className={classes.tool ?? ''}
      aria-haspopup="menu"
      aria-label={words.account(email)}
      onClick={() => setWanted(true)}
    >
      <IconUser size={20} stroke={1.7} />
    </UnstyledButton>
  )
  return wanted ? (
    <Suspense fallback={plain}>
      <AccountMenu />
    </Suspense>
  ) : (
    plain
  )
}
