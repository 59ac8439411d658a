import type { OrderStatus } from '@fluxori/contract/orders'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconClockHour4,
  IconPackageExport,
  IconQuestionMark,
  IconTruckDelivery,
  type Icon,
} from '@tabler/icons-react'
import { messages } from '../../lib/messages.ts'
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
  <StatusBadge {...looks[status]} label={messages.orders.statuses[status]} />
)
