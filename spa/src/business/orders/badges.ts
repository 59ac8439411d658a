import type { OrderStatus } from '@fluxori/contract/orders/orders'
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

/** How the status of an order looks wherever it is shown. */
export const orderBadges: Readonly<
  Record<OrderStatus, Readonly<{ tone: 'action' | 'good' | 'warn' | 'bad' | 'quiet'; icon: Icon }>>
> = {
  unmapped: { tone: 'bad', icon: IconQuestionMark },
  oversold: { tone: 'bad', icon: IconAlertTriangle },
  backordered: { tone: 'warn', icon: IconClockHour4 },
  allocated: { tone: 'action', icon: IconPackageExport },
  'part-shipped': { tone: 'action', icon: IconTruckDelivery },
  shipped: { tone: 'good', icon: IconCircleCheck },
  cancelled: { tone: 'quiet', icon: IconCircleX },
}
