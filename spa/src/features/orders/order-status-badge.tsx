import type { Order, OrderStatus } from '@fluxori/contract/orders/orders'
import { IconCashOff } from '@tabler/icons-react'
import { orderBadges } from '../../business/orders/badges.ts'
import { orderMessages } from '../../lib/messages/orders.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'

export const OrderStatusBadge = ({ status }: { status: OrderStatus }) => (
  <StatusBadge {...orderBadges[status]} label={orderMessages.statuses[status]} />
)

/** There only while money is owed: it is a reason not to send a parcel. */
export const UnpaidBadge = ({ order }: { order: Order }) =>
  order.payment === 'unpaid' && order.status !== 'cancelled' ? (
    <StatusBadge tone="warn" icon={IconCashOff} label={orderMessages.unpaid} />
  ) : null
