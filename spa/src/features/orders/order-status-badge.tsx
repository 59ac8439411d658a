import type { Order, OrderStatus } from '@fluxori/contract/orders'
import {
  IconAlertTriangle,
  IconCashOff,
  IconCircleCheck,
  IconCircleX,
  IconClockHour4,
  IconPackageExport,
  IconQuestionMark,
  IconTruckDelivery,
  type Icon,
} from '@tabler/icons-react'
import { orderMessages } from '../../lib/messages/orders.ts'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'

const looks: Readonly<Record<OrderStatus, { tone: Tone; icon: Icon }>> = {
  unmapped: { tone: 'bad', icon: IconQuestionMark },
  oversold: { tone: 'bad', icon: IconAlertTriangle },
  backordered: { tone: 'warn', icon: IconClockHour4 },
  allocated: { tone: 'action', icon: IconPackageExport },
  'part-shipped': { tone: 'action', icon: IconTruckDelivery },
  shipped: { tone: 'good', icon: IconCircleCheck },
  cancelled: { tone: 'quiet', icon: IconCircleX },
}

export const OrderStatusBadge = ({ status }: { status: OrderStatus }) => (
  <StatusBadge {...looks[status]} label={orderMessages.statuses[status]} />
)

/** There only while money is owed: it is a reason not to send a parcel. */
export const UnpaidBadge = ({ order }: { order: Order }) =>
  order.payment === 'unpaid' && order.status !== 'cancelled' ? (
    <StatusBadge tone="warn" icon={IconCashOff} label={orderMessages.unpaid} />
  ) : null
