import { lazy } from 'react'
import { messages } from '../lib/messages.ts'
import { Route, Switch } from '../lib/navigation.ts'
import { paths } from '../lib/paths.ts'
import { StatePanel } from '../ui/state-panel.tsx'

const words = messages.frame

const TodayPage = lazy(async () => ({
  default: (await import('../features/today/today-page.tsx')).TodayPage,
}))
const OrdersPage = lazy(async () => ({
  default: (await import('../features/orders/orders-page.tsx')).OrdersPage,
}))
const StockPage = lazy(async () => ({
  default: (await import('../features/stock/stock-page.tsx')).StockPage,
}))
const ProductsPage = lazy(async () => ({
  default: (await import('../features/products/products-page.tsx')).ProductsPage,
}))
const WarehousesPage = lazy(async () => ({
  default: (await import('../features/warehouses/warehouses-page.tsx')).WarehousesPage,
}))
const ChannelsPage = lazy(async () => ({
  default: (await import('../features/channels/channels-page.tsx')).ChannelsPage,
}))
const AlertsPage = lazy(async () => ({
  default: (await import('../features/alerts/alerts-page.tsx')).AlertsPage,
}))
const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings/settings-page.tsx')).SettingsPage,
}))
const MorePage = lazy(async () => ({ default: (await import('./more-page.tsx')).MorePage }))

/** Which screen an address shows. Each is loaded when it is first asked for. */
export function Screens() {
  return (
    <Switch>
      <Route path={paths.today} component={TodayPage} />
      <Route path={`${paths.orders}/:order?`} component={OrdersPage} />
      <Route path={`${paths.stock}/:sku?`} component={StockPage} />
      <Route path={`${paths.products}/:sku?`} component={ProductsPage} />
      <Route path={paths.warehouses} component={WarehousesPage} />
      <Route path={`${paths.channels}/:channel?`} component={ChannelsPage} />
      <Route path={paths.alerts} component={AlertsPage} />
      <Route path={`${paths.settings}/:section?`} component={SettingsPage} />
      <Route path={paths.more} component={MorePage} />
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
