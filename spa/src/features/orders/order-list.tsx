import { Table } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { Order } from '@fluxori/contract/orders'
import { useEffect } from 'react'
import { Link, useNavigate } from 'react-router'
import { formatCount, formatMoney } from '../../lib/format.ts'
import type { LiveRow } from '../../lib/live-row.ts'
import { messages } from '../../lib/messages.ts'
import { paths } from '../../lib/paths.ts'
import { useAge } from '../../lib/use-age.ts'
import { Age } from '../../ui/age.tsx'
import { BrokenRow } from '../../ui/broken-row.tsx'
import { useTint } from '../../ui/use-change-motion.ts'
import classes from './order-list.module.css'
import { OrderStatusBadge } from './order-status-badge.tsx'
import { useChannelNames } from './use-channel-names.ts'

const words = messages.orders

type OrderListProps = Readonly<{
  rows: readonly LiveRow<Order>[]
  /** The order whose detail stands beside. */
  openId: string | undefined
  /** Orders taken in after this instant arrived under the reader's eyes. */
  freshSince: string
  filter: string
}>

type RowProps = Readonly<{ order: Order; channelName: string; open: boolean; fresh: boolean; to: string }>

/** A table where there is room for one, else a list of two-line entries. */
export function OrderList({ rows, openId, freshSince, filter }: OrderListProps) {
  const roomy = useMediaQuery('(min-width: 62em)', undefined, { getInitialValueInEffect: false }) ?? false
  const search = filter === 'all' ? '' : `?status=${filter}`
  const channelName = useChannelNames()
  const propsOf = (order: Order): RowProps => ({
    order,
    channelName: channelName(order.channelId),
    open: order.id === openId,
    fresh: order.receivedAt > freshSince,
    to: `${paths.order(order.id)}${search}`,
  })
  if (!roomy || openId !== undefined) {
    return (
      <ul className={classes.entries}>
        {rows.map((row) => (
          <li key={row.id}>
            {'broken' in row ? <Broken id={row.id} reason={row.broken} /> : <Entry {...propsOf(row.value)} />}
          </li>
        ))}
      </ul>
    )
  }
  return (
    <div className={classes.frame}>
      <Table
        highlightOnHover
        highlightOnHoverColor="var(--flux-hover)"
        verticalSpacing={10}
        horizontalSpacing="md"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.columns.order}</Table.Th>
            <Table.Th>{words.columns.channel}</Table.Th>
            <Table.Th>{words.columns.status}</Table.Th>
            <Table.Th>{words.columns.items}</Table.Th>
            <Table.Th ta="right">{words.columns.units}</Table.Th>
            <Table.Th ta="right">{words.columns.total}</Table.Th>
            <Table.Th ta="right">{words.columns.placed}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) =>
            'broken' in row ? (
              <Table.Tr key={row.id}>
                <Table.Td colSpan={7}>
                  <Broken id={row.id} reason={row.broken} />
                </Table.Td>
              </Table.Tr>
            ) : (
              <Row key={row.id} {...propsOf(row.value)} />
            ),
          )}
        </Table.Tbody>
      </Table>
    </div>
  )
}

const Broken = ({ id, reason }: { id: string; reason: string }) => (
  <BrokenRow title={messages.frame.brokenRow} hint={messages.frame.brokenRowHint(id, reason)} />
)

/** The first item and how many more there are. */
function summary({ lines }: Order): string {
  const [first, ...rest] = lines
  if (first === undefined) return ''
  const title = first.title === '' ? first.skuText : first.title
  const item = first.quantity <= 1 ? title : `${formatCount(first.quantity)} × ${title}`
  return rest.length === 0 ? item : `${item} ${words.more(rest.length)}`
}

function Row({ order, channelName, fresh, to }: RowProps) {
  const ref = useTint<HTMLTableRowElement>(order.updatedAt, fresh)
  const age = useAge()
  const navigate = useNavigate()
  return (
    <Table.Tr ref={ref} className={classes.row ?? ''} onClick={() => void navigate(to)}>
      <Table.Td>
        <Link to={to} className={classes.number} onClick={(event) => event.stopPropagation()}>
          {order.number}
        </Link>
      </Table.Td>
      <Table.Td className={`${classes.dim} ${classes.clip} ${classes.channel}`} title={channelName}>
        {channelName}
      </Table.Td>
      <Table.Td>
        <OrderStatusBadge status={order.status} />
      </Table.Td>
      <Table.Td className={classes.summary ?? ''}>{summary(order)}</Table.Td>
      <Table.Td ta="right">{formatCount(order.units)}</Table.Td>
      <Table.Td ta="right">{formatMoney(order.totalCents)}</Table.Td>
      <Table.Td ta="right" className={classes.dim ?? ''}>
        <Age {...age(order.placedAt)} />
      </Table.Td>
    </Table.Tr>
  )
}

function Entry({ order, channelName, open, fresh, to }: RowProps) {
  const ref = useTint<HTMLAnchorElement>(order.updatedAt, fresh)
  const age = useAge()
  useEffect(() => {
    if (open) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [open, ref])
  return (
    <Link ref={ref} to={to} className={classes.entry} aria-current={open ? 'true' : undefined}>
      <span className={classes.line}>
        <strong className={classes.number}>{order.number}</strong>
        <span className={`${classes.dim} ${classes.clip}`}>{channelName}</span>
        <span className={classes.end}>{formatMoney(order.totalCents)}</span>
      </span>
      <span className={classes.line}>
        <span className={classes.clip}>{summary(order)}</span>
      </span>
      <span className={classes.line}>
        <OrderStatusBadge status={order.status} />
        <span className={`${classes.dim} ${classes.end}`}>
          <Age {...age(order.placedAt)} />
        </span>
      </span>
    </Link>
  )
}
