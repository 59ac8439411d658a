import { lazy, Suspense, useEffect, useState } from 'react'
import { startServerClock } from '../lib/clock/server-clock.ts'
import { startInstall } from '../lib/device/install.ts'
import { startPreferences, usePreferences } from '../lib/device/preferences.ts'
import { whenIdle } from '../lib/device/when-idle.ts'
import { useShortcuts } from '../lib/keys/use-shortcuts.ts'
import { messages } from '../lib/messages.ts'
import { startWords, withWords } from '../lib/messages/load-words.ts'
import { useGo, usePath } from '../lib/navigation/navigation.ts'
import { startOutbox } from '../lib/outbox/outbox.ts'
import { useSession } from '../lib/session/session.ts'
import { ListSkeleton } from '../ui/list-skeleton.tsx'
import { Bars } from './bars.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import './frame-styles.ts'
import classes from './frame.module.css'
import { openPalette } from './open-palette.ts'
import { BottomBar, Rail } from './place-bars.tsx'
import { bottomPlaces, places } from './places.ts'
import { Screens } from './screens.tsx'
import { TopBar } from './top-bar.tsx'

export { loadScreen } from './screens.tsx'

const words = messages.frame

startPreferences()
startServerClock()
startOutbox()
startInstall()
startWords(async () => (await import('./words.ts')).loadWords())

/** Notices, the palette and the page of help are loaded once the screen itself is there. */
const Extras = lazy(async () => ({ default: (await withWords(import('./extras.tsx'))).Extras }))

function useGoKeys() {
  const go = useGo()
  useShortcuts(words.shortcuts.everywhere, [
    { keys: '$mod+k', label: words.shortcuts.palette, run: () => void openPalette() },
    ...places.flatMap(({ keys, label, to }) =>
      keys === null ? [] : [{ keys, label: words.shortcuts.goTo(label), run: () => go(to) }],
    ),
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
      <Rail of={places} />
      <main id="content" tabIndex={-1} className={classes.main}>
        <Bars />
        <ErrorBoundary key={`${merchantId} ${money} ${page}`}>
          <Suspense fallback={<ListSkeleton label={words.loading} />}>
            <Screens />
          </Suspense>
        </ErrorBoundary>
      </main>
      <BottomBar of={bottomPlaces} />
      <Suspense>{stands && <Extras key={merchantId} />}</Suspense>
    </>
  )
}
