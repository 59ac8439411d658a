import { paths } from '../business/paths.ts'
import { messages } from '../lib/messages.ts'
import { loadedApart } from '../lib/navigation/loaded-apart.tsx'
import { Route, Switch } from '../lib/navigation/navigation.ts'
import { StatePanel } from '../ui/state-panel.tsx'

const words = messages.frame

const screens = [
  {
    at: paths.today,
    Screen: loadedApart(async () => (await import('../features/today/today-page.tsx')).TodayPage),
  },
  {
    at: `${paths.orders}/:order?`,
    Screen: loadedApart(async () => (await import('../features/orders/orders-page.tsx')).OrdersPage),
  },
  {
    at: `${paths.stock}/:sku?`,
    Screen: loadedApart(async () => (await import('../features/stock/stock-page.tsx')).StockPage),
  },
  {
    at: `${paths.products}/:sku?`,
    Screen: loadedApart(async () => (await import('../features/products/products-page.tsx')).ProductsPage),
  },
  {
    at: paths.warehouses,
    Screen: loadedApart(
      async () => (await import('../features/warehouses/warehouses-page.tsx')).WarehousesPage,
    ),
  },
  {
    at: `${paths.channels}/:channel?`,
    Screen: loadedApart(async () => (await import('../features/channels/channels-page.tsx')).ChannelsPage),
  },
  {
    at: paths.cases,
    Screen: loadedApart(async () => (await import('../features/cases/cases-page.tsx')).CasesPage),
  },
  {
    at: `${paths.settings}/:section?`,
    Screen: loadedApart(async () => (await import('../features/settings/settings-page.tsx')).SettingsPage),
  },
  { at: paths.more, Screen: loadedApart(async () => (await import('./more-page.tsx')).MorePage) },
]

const placeOf = (path: string) => path.split('/')[1]

/** Fetches the screen of an address before it is drawn. */
export async function loadScreen(path: string): Promise<void> {
  await screens.find(({ at }) => placeOf(at) === placeOf(path))?.Screen.load()
}

/** Which screen an address shows. Each is loaded when it is first asked for. */
export function Screens() {
  return (
    <Switch>
      {screens.map(({ at, Screen }) => (
        <Route key={at} path={at}>
          <Screen />
        </Route>
      ))}
      <Route>
        <StatePanel
          title={words.notFoundTitle}
          text={words.notFoundText}
          action={{ label: words.notFoundAction, to: paths.today }}
        />
      </Route>
    </Switch>
  )
}
