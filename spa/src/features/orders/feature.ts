import { IconReceipt } from '@tabler/icons-react'
import { feature } from '../../business/feature.ts'
import { paths } from '../../business/paths.ts'

export const ordersFeature = feature({
  name: 'orders',
  place: { to: paths.orders, label: 'Orders', Icon: IconReceipt, group: 'sell', keys: 'g o', on: 'bar' },
  screens: { [`${paths.orders}/:order?`]: async () => (await import('./orders-page.tsx')).OrdersPage },
  search: () => import('./search.ts'),
  cases: () => import('./cases.ts'),
  refusals: () => import('./refusals.ts'),
})
