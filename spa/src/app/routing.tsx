import { Suspense, type ReactNode } from 'react'
import { paths } from '../business/paths.ts'
import { messages } from '../lib/messages.ts'
import { loadedApart } from '../lib/navigation/loaded-apart.tsx'
import { Redirect, Route, Switch, usePath, useQuery } from '../lib/navigation/navigation.ts'
import { useSession } from '../lib/session/session.ts'
import { Splash } from '../ui/splash.tsx'
import { StatePanel } from '../ui/state-panel.tsx'
import { leave } from './leave.ts'

const words = messages.frame

const SignInPage = loadedApart(async () => (await import('../features/session/sign-in-page.tsx')).SignInPage)
const ApiPage = loadedApart(async () => (await import('../features/reference/api-page.tsx')).ApiPage)
const ProblemsPage = loadedApart(
  async () => (await import('../features/reference/problems-page.tsx')).ProblemsPage,
)
const Frame = loadedApart(async () => {
  const { Frame: loaded, loadScreen } = await import('./frame.tsx')
  await Promise.race([loadScreen(location.pathname).catch(() => undefined), passed(mostWaitMs)])
  return loaded
})

/** How long the frame waits for its first screen, so that both are drawn together. */
const mostWaitMs = 150
const passed = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Fetches what will be drawn first: a page that anybody may read, the frame for somebody who was here, or sign-in. */
export function loadFirst(wasHere: boolean): Promise<void> {
  const place = `/${location.pathname.split('/')[1] ?? ''}`
  if (place === paths.api) return ApiPage.load()
  if (place === paths.problems) return ProblemsPage.load()
  return (wasHere ? Frame : SignInPage).load()
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

function SignInRoute() {
  const status = useSession((session) => session.status)
  const next = useNext()
  if (status !== 'signed-out' && status !== 'signing-in') return <Redirect to={next} replace />
  return (
    <Suspense fallback={<Splash label={words.starting} />}>
      <SignInPage />
    </Suspense>
  )
}

export function Routing() {
  return (
    <Switch>
      <Route path={paths.signIn}>
        <SignInRoute />
      </Route>
      <Route path={paths.api}>
        <Suspense fallback={<Splash label={words.starting} />}>
          <ApiPage />
        </Suspense>
      </Route>
      <Route path={`${paths.problems}/:reason?`}>
        <Suspense fallback={<Splash label={words.starting} />}>
          <ProblemsPage />
        </Suspense>
      </Route>
      <Route>
        <Gate>
          <Frame />
        </Gate>
      </Route>
    </Switch>
  )
}
