import { caseUpdate } from './engine/cases.ts'
import { channelUpdate } from './channels/channels.ts'
import { memberUpdate } from './people/members.ts'
import { merchantUpdate } from './merchant/merchant.ts'
import { orderUpdate } from './orders/orders.ts'
import { productUpdate } from './products/products.ts'
import { warehouseUpdate } from './warehouses/warehouses.ts'
import { scheduleUpdate } from './schedules/schedules.ts'
import { stockUpdate } from './stock/stock.ts'

/** Every HTTP operation for people. */
export const operations = [
  caseUpdate,
  channelUpdate,
  memberUpdate,
  merchantUpdate,
  orderUpdate,
  productUpdate,
  scheduleUpdate,
  stockUpdate,
  warehouseUpdate,
] as const
