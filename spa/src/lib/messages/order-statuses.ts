import type { OrderStatus } from '@fluxori/contract/orders/orders'

/** What an order's status is called. */
export const orderStatusMessages: Readonly<Record<OrderStatus, string>> = {
  unmapped: 'Unknown product',
  oversold: 'Oversold',
  backordered: 'Waiting for stock',
  allocated: 'Ready to ship',
  'part-shipped': 'Part shipped',
  shipped: 'Shipped',
  cancelled: 'Cancelled',
}
