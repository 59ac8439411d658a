import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { alerts } from '@fluxori/contract/alerts'
import { merchants } from '@fluxori/contract/merchants'
import {
  IconBell,
  IconCircleCheckFilled,
  IconCloudOff,
  IconMoon,
  IconRefresh,
  IconSun,
} from '@tabler/icons-react'
import { NavLink } from 'react-router'
import { useConnectionState, type ConnectionState } from '../lib/connection.ts'
import { messages } from '../lib/messages.ts'
import { paths } from '../lib/paths.ts'
import { useMerchantId } from '../lib/session.ts'
import { useLive, useLiveDocument } from '../lib/use-live.ts'
import { AccountMenu } from './account-menu.tsx'
import classes from './top-bar.module.css'

const words = messages.frame

const mostCases = 100

export function TopBar() {
  return (
    <div className={classes.bar}>
      <MerchantName />
      <div className={classes.tools}>
        <Connection />
        <NeedsYou />
        <SchemeToggle />
        <AccountMenu />
      </div>
    </div>
  )
}

function MerchantName() {
  const merchant = useLiveDocument(merchants, { merchant: useMerchantId() })
  const found = merchant.status === 'live' ? merchant.found : null
  return <p className={classes.merchant}>{found !== null && 'value' in found ? found.value.name : ''}</p>
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

function NeedsYou() {
  const open = useLive(
    alerts,
    { merchant: useMerchantId() },
    { where: [['state', '==', 'open']], orderBy: ['openedAt', 'desc'], limit: mostCases },
  )
  const count = open.status === 'live' ? open.found.length : 0
  const label = words.needsYouCount(count, count === mostCases)
  return (
    <NavLink to={paths.alerts} className={classes.needsYou ?? ''} aria-label={label} title={label}>
      <IconBell size={20} stroke={1.7} aria-hidden />
      {count > 0 && <span className={classes.count}>{count === mostCases ? '99+' : count}</span>}
    </NavLink>
  )
}

function SchemeToggle() {
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  const label = dark ? words.light : words.dark
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={40}
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <IconSun size={20} stroke={1.7} /> : <IconMoon size={20} stroke={1.7} />}
    </ActionIcon>
  )
}
