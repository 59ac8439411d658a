import { Suspense, type ReactNode } from 'react'
import { paths } from '../business/paths.ts'
import { messages } from '../lib/messages.ts'
import { loadedApart } from '../lib/navigation/loaded-apart.tsx'
import { Redirect, Route, Switch, usePath, useQuery } from '../lib/navigation/navigation.ts'
import { useSession } from '../lib/session/session.ts'
import { Splash } from '../ui/splash.tsx'
import { StatePanel } from '../ui/state-panel.tsx'
import { leave } from './leave.ts'
import { openFeatures } from './open-features.ts'
import { screenAt, screensOf } from './screens-of.ts'

const words = messages.frame

const openScreens = screensOf(openFeatures)

const Frame = loadedApart(async () => {
  const { Frame: loaded, loadScreen } = await import('./frame.tsx')
  await Promise.race([loadScreen(location.pathname).catch(() => undefined), passed(mostWaitMs)])
  return loaded
})

/** How long the frame waits for its first screen, so that both are drawn together. */
const mostWaitMs = 150
const passed = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Fetches what will be drawn first: a page that anybody may read, the frame for somebody who was here, or sign-in. */
export async function loadFirst(wasHere: boolean): Promise<void> {
  const here = screenAt(openScreens, location.pathname)
  if (here !== undefined && here.at !== paths.signIn) return here.Screen.load()
  await (wasHere ? Frame : screenAt(openScreens, paths.signIn)?.Screen)?.load()
}

/** Lets nobody past who is not signed in as a member, and says why. */
function Gate({ children }: { children: ReactNode }) {
  const session = useSession()
  const path = usePath()
  const [query] = useQuery()
  const out = { label: words.signOut, onAct: () => void leave() }
  switch (session.status) {
    case 'signing-in':
      return <Splash label={words.starting} />
    case 'signed-out': {
      const next = query.toString() === '' ? path : `${path}?${query.toString()}`
      const ended = session.ended === null ? '' : `&ended=${session.ended}`
      return <Redirect to={`${paths.signIn}?next=${encodeURIComponent(next)}${ended}`} replace />
    }
    case 'no-merchant':
      return (
        <StatePanel title={words.noMerchantTitle} text={words.noMerchantText(session.email)} action={out} />
      )
    case 'failed':
      return (
        <StatePanel tone="bad" title={words.membershipFailedTitle} text={words.failedText} action={out} />
      )
    case 'signed-in':
      return <Suspense fallback={<Splash label={words.starting} />}>{children}</Suspense>
  }
}

/** Where the person wanted to go before signing in. Only within this app. */
function useNext(): string {
  const next = useQuery()[0].get('next') ?? '/'
  return /^\/(?![/\\])/.test(next) ? next : '/'
}

/** Leads on who is signed in. */
function StrangersOnly({ children }: { children: ReactNode }) {
  const status = useSession((session) => session.status)
  const next = useNext()
  if (status !== 'signed-out' && status !== 'signing-in') return <Redirect to={next} replace />
  return children
}

export function Routing() {
  return (
    <Switch>
      {openScreens.map(({ at, Screen }) => {
        const screen = (
          <Suspense fallback={<Splash label={words.starting} />}>
            <Screen />
          </Suspense>
        )
        return (
          <Route key={at} path={at}>
            {at === paths.signIn ? <StrangersOnly>{screen}</StrangersOnly> : screen}
          </Route>
        )
      })}
      <Route>
        <Gate>
          <Frame />
        </Gate>
      </Route>
    </Switch>
  )
}
