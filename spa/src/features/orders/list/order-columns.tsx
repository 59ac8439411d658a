import type { Order } from '@fluxori/contract/orders/orders'
import { useAge } from '../../../lib/clock/use-age.ts'
import { formatCount, formatAmount } from '../../../lib/format/format.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { Age } from '../../../ui/age.tsx'
import type { Column } from '../../../ui/data-list.tsx'
import classes from './order-columns.module.css'
import { summaryOf } from '../order-facts.ts'
import { OrderStatusBadge, UnpaidBadge } from '../order-status-badge.tsx'
import type { Names } from '../use-names.ts'

const words = orderMessages.columns

/** What stands in the columns of a list of orders. */
export const columnsOf = (channels: Names): readonly Column<Order>[] => [
  {
    id: 'number',
    label: words.order,
    width: 'minmax(84px, 1fr)',
    cell: ({ number }) => <strong className={classes.number}>{number}</strong>,
  },
  {
    id: 'channel',
    label: words.channel,
    width: 'minmax(72px, 1.4fr)',
    optional: true,
    cell: ({ channelId }) => (
      <span className={classes.dim} title={channels.of(channelId)}>
        {channels.of(channelId)}
      </span>
    ),
  },
  {
    id: 'status',
    label: words.status,
    width: '156px',
    cell: ({ status }) => <OrderStatusBadge status={status} />,
  },
  {
    id: 'payment',
    label: words.payment,
    width: '112px',
    optional: true,
    cell: (order) =>
      order.payment === 'paid' ? (
        <span className={classes.dim}>{orderMessages.detail.payments.paid}</span>
      ) : (
        <UnpaidBadge order={order} />
      ),
  },
  {
    id: 'items',
    label: words.items,
    width: 'minmax(96px, 3fr)',
    optional: true,
    cell: (order) => <Summary order={order} />,
  },
  {
    id: 'units',
    label: words.units,
    width: '48px',
    align: 'right',
    optional: true,
    cell: ({ units }) => formatCount(units),
  },
  {
    id: 'total',
    label: words.total,
    width: '100px',
    align: 'right',
    optional: true,
    cell: ({ totalCents, currency }) => formatAmount(totalCents, currency).replace(/^R ?/, ''),
  },
  {
    id: 'placed',
    label: words.placed,
    width: '92px',
    align: 'right',
    sortable: true,
    cell: ({ placedAt }) => <Placed at={placedAt} />,
  },
]

function Placed({ at }: { at: string }) {
  const age = useAge()
  return (
    <span className={classes.dim}>
      <Age {...age(at)} />
    </span>
  )
}

function Summary({ order }: { order: Order }) {
  const { title, quantity, more } = summaryOf(order)
  return (
    <span className={classes.summary}>
      <span className={classes.clip}>{quantity > 1 ? `${formatCount(quantity)} × ${title}` : title}</span>
      {more > 0 && <span className={classes.more}>{orderMessages.more(more)}</span>}
    </span>
  )
}

/** An order where there is no room for columns. */
export const cardOf = (channels: Names) =>
  function OrderCard(order: Order) {
    return (
      <span className={classes.card}>
        <span className={classes.line}>
          <strong className={classes.number}>{order.number}</strong>
          <span className={`${classes.dim} ${classes.clip}`}>{channels.of(order.channelId)}</span>
          <span className={classes.end}>{formatAmount(order.totalCents, order.currency)}</span>
        </span>
        <Summary order={order} />
        <span className={classes.line}>
          <OrderStatusBadge status={order.status} />
          <UnpaidBadge order={order} />
          <span className={classes.end}>
            <Placed at={order.placedAt} />
          </span>
        </span>
      </span>
    )
  }
