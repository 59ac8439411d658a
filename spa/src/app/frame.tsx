import { AppShell } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { IconBuildingStore, IconPackage, IconReceipt, IconWifiOff } from '@tabler/icons-react'
import { Suspense } from 'react'
import { NavLink, Outlet, useLocation } from 'react-router'
import { useConnection } from '../lib/connection.ts'
import { messages } from '../lib/messages.ts'
import { paths } from '../lib/paths.ts'
import { useSession } from '../lib/session.ts'
import { ListSkeleton } from '../ui/list-skeleton.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import './frame-styles.ts'
import classes from './frame.module.css'
import { TopBar } from './top-bar.tsx'

const words = messages.frame

const places = [
  { to: paths.orders, label: words.orders, Icon: IconReceipt },
  { to: paths.stock, label: words.stock, Icon: IconPackage },
  { to: paths.channels, label: words.channels, Icon: IconBuildingStore },
]

function Places() {
  return (
    <ul className={classes.places}>
      {places.map(({ to, label, Icon }) => (
        <li key={to}>
          <NavLink to={to} className={classes.place ?? ''}>
            <Icon size={20} stroke={1.7} aria-hidden />
            <span>{label}</span>
          </NavLink>
        </li>
      ))}
    </ul>
  )
}

/** What stands around every screen. Another merchant is another set of screens: nothing is carried over. */
export function Frame() {
  const online = useConnection((connection) => connection.online)
  const merchantId = useSession((session) => (session.status === 'signed-in' ? session.merchantId : ''))
  const page = useLocation().pathname.split('/')[1]
  return (
    <>
      <a href="#content" className={classes.skip}>
        {words.skip}
      </a>
      <AppShell
        header={{ height: 56 }}
        navbar={{ width: { base: 76, lg: 200 }, breakpoint: 'sm', collapsed: { mobile: true } }}
        footer={{ height: { base: 'calc(60px + env(safe-area-inset-bottom))', sm: 0 } }}
        padding={0}
      >
        <AppShell.Header className={classes.bar ?? ''}>
          <TopBar />
        </AppShell.Header>
        <AppShell.Navbar className={classes.rail ?? ''} visibleFrom="sm" aria-label={words.mainNavigation}>
          <Places />
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1} className={classes.main ?? ''}>
          {!online && (
            <p className={classes.offline} role="status">
              <IconWifiOff size={18} stroke={1.7} aria-hidden />
              {words.offlineBar}
            </p>
          )}
          <ErrorBoundary key={`${merchantId} ${page}`}>
            <Suspense fallback={<ListSkeleton label={words.loading} />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </AppShell.Main>
        <AppShell.Footer hiddenFrom="sm" className={classes.bottom ?? ''}>
          <nav aria-label={words.mainNavigation}>
            <Places />
          </nav>
        </AppShell.Footer>
      </AppShell>
      <Notifications position="bottom-right" limit={3} containerWidth={380} />
    </>
  )
}
