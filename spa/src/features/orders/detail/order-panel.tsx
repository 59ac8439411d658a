import type { Order } from '@fluxori/contract/orders/orders'
import { lazy, Suspense, useEffect } from 'react'
import { useActorNames } from '../../../business/people/use-actor-names.ts'
import { useAge } from '../../../lib/clock/use-age.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { Age } from '../../../ui/age.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { OrderBuyer } from './order-buyer.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderMovements } from './order-movements.tsx'
import { OrderNext } from './order-next.tsx'
import { OrderStatusBadge, UnpaidBadge } from '../order-status-badge.tsx'
import { OrderStory } from './order-story.tsx'
import { OrderSums } from './order-sums.tsx'
import classes from './order-panel.module.css'
import { useOrderQuestion } from '../act/use-order-question.ts'
import { useWarehouseList } from '../use-names.ts'

const words = orderMessages.detail

const loadDialogs = () => import('../act/order-dialogs.tsx')
const OrderDialogs = lazy(async () => ({ default: (await loadDialogs()).OrderDialogs }))

type OrderPanelProps = Readonly<{ order: Order; onClose: () => void; hasKeys: boolean }>

/** All of one order: what to do next first, then what it is of, what it costs, who bought it and how it went. */
export function OrderPanel({ order, onClose, hasKeys }: OrderPanelProps) {
  const actorName = useActorNames()
  const warehouses = useWarehouseList()
  const age = useAge()
  const question = useOrderQuestion(order)
  // Loaded behind the order, so that they open in a dead corner of the store room too.
  useEffect(() => void loadDialogs().catch(() => undefined), [])
  const channelName = actorName({ kind: 'channel', channelId: order.channelId })
  return (
    <Panel
      title={order.number}
      back={words.back}
      onClose={onClose}
      marks={
        <>
          <OrderStatusBadge status={order.status} />
          <UnpaidBadge order={order} />
        </>
      }
    >
      <p className={classes.from}>
        {channelName} · <Age {...age(order.placedAt)} />
      </p>
      <OrderNext order={order} question={question} hasKeys={hasKeys} />
      <OrderLines order={order} warehouses={warehouses} question={question} />
      <OrderSums order={order} />
      <OrderBuyer orderId={order.id} />
      <OrderStory order={order} channelName={channelName} actorName={actorName} />
      <OrderMovements orderId={order.id} warehouses={warehouses} actorName={actorName} />
      {question.asked !== null && (
        <Suspense>
          <OrderDialogs order={order} asked={question.asked} onClose={question.close} />
        </Suspense>
      )}
    </Panel>
  )
}
