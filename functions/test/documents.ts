import { ordersExamples } from '@fluxori/contract/orders/examples'
import type { Order } from '@fluxori/contract/orders/orders'
import { noStock } from '@fluxori/contract/stock/levels'
import type { Stock } from '@fluxori/contract/stock/stock'

/** Stock of a SKU of which there is none. */
export const stockOf = (sku: string): Stock => noStock(sku)

/** An order as the contract's example has it, changed. */
export const orderOf = (id: string, change: Partial<Order>): Order => ({
  ...ordersExamples.documents.orders.document,
  id,
  ...change,
})
