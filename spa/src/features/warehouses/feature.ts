import { IconBuildingWarehouse } from '@tabler/icons-react'
import { feature } from '../../business/feature.ts'
import { paths } from '../../business/paths.ts'

export const warehousesFeature = feature({
  name: 'warehouses',
  place: {
    to: paths.warehouses,
    label: 'Warehouses',
    Icon: IconBuildingWarehouse,
    group: 'stock',
    keys: 'g w',
    on: 'rail',
  },
  screens: { [paths.warehouses]: async () => (await import('./warehouses-page.tsx')).WarehousesPage },
  refusals: () => import('./refusals.ts'),
})
