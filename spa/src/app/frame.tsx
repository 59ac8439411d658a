import { lazy, Suspense, useEffect, useState } from 'react'
import { startServerClock } from '../lib/clock/server-clock.ts'
import { startInstall } from '../lib/device/install.ts'
import { startPreferences, usePreferences } from '../lib/device/preferences.ts'
import { whenIdle } from '../lib/device/when-idle.ts'
import { useShortcuts } from '../lib/keys/use-shortcuts.ts'
import { messages } from '../lib/messages.ts'
import { Link, useGo, usePath } from '../lib/navigation/navigation.ts'
import { startOutbox } from '../lib/outbox/outbox.ts'
import { useSession } from '../lib/session/session.ts'
import { ListSkeleton } from '../ui/list-skeleton.tsx'
import { Bars } from './bars.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import './frame-styles.ts'
import classes from './frame.module.css'
import { openPalette } from './open-palette.ts'
import { bottomPlaces, isWithin, places, type Place } from './places.ts'
import { Screens } from './screens.tsx'
import { TopBar } from './top-bar.tsx'

export { loadScreen } from './screens.tsx'

const words = messages.frame

startPreferences()
startServerClock()
startOutbox()
startInstall()

/** Notices, the palette and the page of help are loaded once the screen itself is there. */
const Extras = lazy(async () => ({ default: (await import('./extras.tsx')).Extras }))

function Places({ of }: { of: readonly Place[] }) {
  const path = usePath()
  return (
    <ul className={classes.places}>
      {of.map((place) => (
        <li key={place.to}>
          <Link
            href={place.to}
            className={classes.place ?? ''}
            aria-current={isWithin(path, place) ? 'page' : undefined}
          >
            <place.Icon size={20} stroke={1.7} aria-hidden />
            <span>{place.label}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function useGoKeys() {
  const go = useGo()
  useShortcuts(words.shortcuts.everywhere, [
    { keys: '$mod+k', label: words.shortcuts.palette, run: () => void openPalette() },
    ...places.map(({ keys, label, to }) => ({ keys, label: words.shortcuts.goTo(label), run: () => go(to) })),
  ])
}

/** Another page begins at its top, and who hears the page is told its name. */
function usePageTop(page: string | undefined) {
  const [first] = useState(page)
  useEffect(() => {
    if (page !== first) scrollTo({ top: 0 })
  }, [page, first])
}

/** False until the screen itself has had its moment. */
function useStands(): boolean {
  const [stands, setStands] = useState(false)
  useEffect(() => whenIdle(() => setStands(true)), [])
  return stands
}

/** What stands around every screen. Another merchant is another set of screens: nothing is carried over. */
export function Frame() {
  const merchantId = useSession((session) => (session.status === 'signed-in' ? session.merchantId : ''))
  const money = usePreferences((preferences) => preferences.money)
  const page = usePath().split('/')[1]
  const stands = useStands()
  useGoKeys()
  usePageTop(page)
  return (
    <>
      <a href="#content" className={classes.skip}>
        {words.skip}
      </a>
      <header className={classes.bar}>
        <TopBar key={merchantId} />
      </header>
      <nav className={classes.rail} aria-label={words.mainNavigation}>
        <Places of={places} />
      </nav>
      <main id="content" tabIndex={-1} className={classes.main}>
        <Bars />
        <ErrorBoundary key={`${merchantId} ${money} ${page}`}>
          <Suspense fallback={<ListSkeleton label={words.loading} />}>
            <Screens />
          </Suspense>
        </ErrorBoundary>
      </main>
      <nav className={classes.bottom} aria-label={words.mainNavigation}>
        <Places of={bottomPlaces} />
      </nav>
      <Suspense>{stands && <Extras key={merchantId} />}</Suspense>
    </>
  )
}
