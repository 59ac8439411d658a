import type { ExternalId } from '@fluxori/contract/kernel'
import type { Order, OrderLine } from '@fluxori/contract/orders/orders'

/** The line of an order with this id. */
export const lineIn = ({ lines }: Pick<Order, 'lines'>, id: ExternalId): OrderLine | undefined =>
  lines.find((line) => line.id === id)
