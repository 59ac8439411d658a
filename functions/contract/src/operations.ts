import { orderUpdate } from './orders.ts'
import { stockUpdate } from './stock.ts'

/** Every HTTP operation for people. */
export const operations = [orderUpdate, stockUpdate] as const
