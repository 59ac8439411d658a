import { alertUpdate } from './alerts.ts'
import { channelUpdate } from './channels.ts'
import { memberUpdate, merchantUpdate } from './merchants.ts'
import { orderUpdate } from './orders.ts'
import { productUpdate, warehouseUpdate } from './products.ts'
import { scheduleUpdate } from './schedules.ts'
import { stockUpdate } from './stock.ts'

/** Every HTTP operation for people. */
export const operations = [
  alertUpdate,
  channelUpdate,
  memberUpdate,
  merchantUpdate,
  orderUpdate,
  productUpdate,
  scheduleUpdate,
  stockUpdate,
  warehouseUpdate,
] as const
