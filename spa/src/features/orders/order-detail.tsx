import { ActionIcon, Title } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { orders, type Order } from '@fluxori/contract/orders'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { formatMoney } from '../../lib/format.ts'
import { messages } from '../../lib/messages.ts'
import { paths } from '../../lib/paths.ts'
import { useMerchantId } from '../../lib/session.ts'
import { useAge } from '../../lib/use-age.ts'
import { useLiveDocument } from '../../lib/use-live.ts'
import { Age } from '../../ui/age.tsx'
import { BrokenRow } from '../../ui/broken-row.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { StatePanel } from '../../ui/state-panel.tsx'
import { useTint } from '../../ui/use-change-motion.ts'
import { OrderActions } from './order-actions.tsx'
import classes from './order-detail.module.css'
import { OrderLines } from './order-lines.tsx'
import { OrderStatusBadge } from './order-status-badge.tsx'
import { useChannelNames } from './use-channel-names.ts'

const words = messages.orders.detail

export function OrderDetail({ orderId }: { orderId: string }) {
  const live = useLiveDocument(orders, { merchant: useMerchantId(), order: orderId })
  const { search } = useLocation()
  const navigate = useNavigate()
  const close = () => void navigate(`${paths.orders}${search}`)
  useHotkeys([['Escape', close]])
  const back = { label: words.back, onAct: close }
  const frame = messages.frame

  if (live.status === 'loading') return <ListSkeleton label={frame.loading} />
  if (live.status === 'failed') {
    return <StatePanel tone="bad" title={frame.failedTitle} text={frame.failedText} action={back} />
  }
  if (live.found === null)
    return <StatePanel title={words.missingTitle} text={words.missingText} action={back} />
  if ('broken' in live.found) {
    return <BrokenRow title={frame.brokenRow} hint={frame.brokenRowHint(live.found.id, live.found.broken)} />
  }
  return <Loaded order={live.found.value} onClose={close} />
}

function Loaded({ order, onClose }: { order: Order; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const channelName = useChannelNames()
  const tinted = useTint<HTMLDivElement>(order.updatedAt)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <article className={classes.panel}>
      <div ref={tinted} className={classes.head}>
        <div className={classes.name}>
          <Title order={2} ref={heading} tabIndex={-1} className={classes.title ?? ''}>
            {order.number}
          </Title>
          <span className={classes.dim}>{channelName(order.channelId)}</span>
          <OrderStatusBadge status={order.status} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            ml="auto"
            aria-label={words.back}
            title={words.back}
            onClick={onClose}
          >
            <IconX size={20} stroke={1.7} />
          </ActionIcon>
        </div>
        <p className={classes.next}>{messages.orders.nextSteps[order.status]}</p>
        <OrderActions order={order} />
      </div>
      <OrderLines order={order} />
      <Sums order={order} />
      <Times order={order} />
    </article>
  )
}

function Sums({ order }: { order: Order }) {
  return (
    <dl className={classes.sums}>
      <dt>{words.delivery}</dt>
      <dd>{formatMoney(order.shippingCents)}</dd>
      <dt className={classes.total}>{words.total}</dt>
      <dd className={classes.total}>{formatMoney(order.totalCents)}</dd>
      <dt>{words.vat}</dt>
      <dd>{formatMoney(order.vatCents)}</dd>
    </dl>
  )
}

function Times({ order }: { order: Order }) {
  const age = useAge()
  const times = [
    [words.placed, order.placedAt],
    [words.received, order.receivedAt],
    [words.shipped, order.shippedAt],
    [words.cancelled, order.cancelledAt],
    [words.changed, order.updatedAt],
  ] as const
  return (
    <dl className={classes.times}>
      <div>
        <dt>{words.payment}</dt>
        <dd>{words.payments[order.payment]}</dd>
      </div>
      {times.map(
        ([label, instant]) =>
          instant !== null && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Age {...age(instant)} />
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}
