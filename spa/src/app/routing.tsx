import { lazy, Suspense, type ReactNode } from 'react'
import { Navigate, Route, Routes, useLocation, useSearchParams } from 'react-router'
import { SignInPage } from '../features/session/sign-in-page.tsx'
import { messages } from '../lib/messages.ts'
import { paths } from '../lib/paths.ts'
import { leave, useSession } from '../lib/session.ts'
import { Splash } from '../ui/splash.tsx'
import { StatePanel } from '../ui/state-panel.tsx'

const words = messages.frame

const Frame = lazy(async () => ({ default: (await import('./frame.tsx')).Frame }))
const OrdersPage = lazy(async () => ({
  default: (await import('../features/orders/orders-page.tsx')).OrdersPage,
}))
const StockPage = lazy(async () => ({
  default: (await import('../features/stock/stock-page.tsx')).StockPage,
}))
const ChannelsPage = lazy(async () => ({
  default: (await import('../features/channels/channels-page.tsx')).ChannelsPage,
}))
const AlertsPage = lazy(async () => ({
  default: (await import('../features/alerts/alerts-page.tsx')).AlertsPage,
}))

/** Lets nobody past who is not signed in as a member, and says why. */
function Gate({ children }: { children: ReactNode }) {
  const session = useSession()
  const { pathname, search } = useLocation()
  const out = { label: words.signOut, onAct: () => void leave() }
  switch (session.status) {
    case 'signing-in':
      return <Splash label={words.starting} />
    case 'signed-out':
      return <Navigate to={`${paths.signIn}?next=${encodeURIComponent(pathname + search)}`} replace />
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
  const next = useSearchParams()[0].get('next') ?? '/'
  return /^\/(?![/\\])/.test(next) ? next : '/'
}

function SignInRoute() {
  const status = useSession((session) => session.status)
  const next = useNext()
  return status === 'signed-out' || status === 'signing-in' ? <SignInPage /> : <Navigate to={next} replace />
}

export function Routing() {
  return (
    <Routes>
      <Route path={paths.signIn} element={<SignInRoute />} />
      <Route
        element={
          <Gate>
            <Frame />
          </Gate>
        }
      >
        <Route index element={<Navigate to={paths.orders} replace />} />
        <Route path={paths.orders} element={<OrdersPage />} />
        <Route path={`${paths.orders}/:orderId`} element={<OrdersPage />} />
        <Route path={paths.stock} element={<StockPage />} />
        <Route path={paths.channels} element={<ChannelsPage />} />
        <Route path={paths.alerts} element={<AlertsPage />} />
        <Route path="*" element={<NoSuchPage />} />
      </Route>
    </Routes>
  )
}

function NoSuchPage() {
  return (
    <StatePanel
      title={words.notFoundTitle}
      text={words.notFoundText}
      action={{ label: words.notFoundAction, to: paths.orders }}
    />
  )
}
