import { IconTags } from '@tabler/icons-react'
import { feature } from '../../business/feature.ts'
import { paths } from '../../business/paths.ts'

export const productsFeature = feature({
  name: 'products',
  place: { to: paths.products, label: 'Products', Icon: IconTags, group: 'stock', keys: 'g p', on: 'rail' },
  screens: { [`${paths.products}/:sku?`]: async () => (await import('./products-page.tsx')).ProductsPage },
  refusals: () => import('./refusals.ts'),
})
