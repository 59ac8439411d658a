import { casesFeature } from '../features/cases/feature.ts'
import { channelsFeature } from '../features/channels/feature.ts'
import { ordersFeature } from '../features/orders/feature.ts'
import { productsFeature } from '../features/products/feature.ts'
import { settingsFeature } from '../features/settings/feature.ts'
import { stockFeature } from '../features/stock/feature.ts'
import { todayFeature } from '../features/today/feature.ts'
import { warehousesFeature } from '../features/warehouses/feature.ts'

/**
 * What a member works with: one line a feature. Routes, navigation, keys, palette, the words of cases and refusals, and
 * what tests and pictures visit follow from it. Within its group, the navigation keeps this order.
 */
export const features = [
  casesFeature,
  todayFeature,
  ordersFeature,
  stockFeature,
  productsFeature,
  warehousesFeature,
  channelsFeature,
  settingsFeature,
]
