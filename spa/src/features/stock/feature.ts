import { IconPackage } from '@tabler/icons-react'
import { feature } from '../../business/feature.ts'
import { paths } from '../../business/paths.ts'

export const stockFeature = feature({
  name: 'stock',
  place: { to: paths.stock, label: 'Stock', Icon: IconPackage, group: 'stock', keys: 'g s', on: 'bar' },
  screens: { [`${paths.stock}/:sku?`]: async () => (await import('./stock-page.tsx')).StockPage },
  search: () => import('./search.ts'),
  cases: () => import('./cases.ts'),
  refusals: () => import('./refusals.ts'),
})
