import { orders } from '@fluxori/contract/orders/orders'
import type { Stock } from '@fluxori/contract/stock/stock'
import { Table } from '@mantine/core'
import { useMemo } from 'react'
import { paths } from '../../../business/paths.ts'
import { formatCount } from '../../../lib/format/format.ts'
import { readable } from '../../../lib/live/row.ts'
import { useLive } from '../../../lib/live/use-live.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { stockMessages } from '../../../lib/messages/stock.ts'
import { Link } from '../../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { Opened } from './opened.tsx'
import { heldBy, holderWords, openStatuses } from './promises.ts'
import classes from './opened.module.css'

const words = stockMessages.held
const most = 200

type HeldOrdersProps = Readonly<{
  stock: Stock
  /** Only in this warehouse; null for all. */
  at: string | null
  placeOf: (warehouse: string) => string
  /** What the state says that orders hold there. */
  reserved: number
  onClose: () => void
}>

/** The open orders that hold a SKU, which together are what is reserved. */
export function HeldOrders({ stock, at, placeOf, reserved, onClose }: HeldOrdersProps) {
  const live = useLive(
    orders,
    { merchant: useMerchantId() },
    {
      where: [
        ['words', 'array-contains-any', holderWords(stock.sku, stock.kits)],
        ['status', 'in', openStatuses],
      ],
      limit: most,
    },
  )
  const found = live.status === 'live' ? live.found : null
  const held = useMemo(
    () => (found === null ? null : heldBy(readable(found), stock.sku, at)),
    [found, stock.sku, at],
  )
  const together = held?.reduce((sum, { units }) => sum + units, 0) ?? 0
  return (
    <Opened
      title={words.title(at === null ? null : placeOf(at))}
      live={live}
      empty={held?.length === 0 && reserved === 0 ? words.none : null}
      onClose={onClose}
    >
      {held !== null && held.length > 0 && (
        <Table verticalSpacing={4} horizontalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.order}</Table.Th>
              <Table.Th>{words.place}</Table.Th>
              <Table.Th ta="right">{words.units}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {held.map(({ order, warehouse, units }) => (
              <Table.Tr key={`${order.id} ${warehouse}`}>
                <Table.Td>
                  <Link href={paths.order(order.id)} className={classes.link ?? ''}>
                    {order.number}
                  </Link>
                  <span className={classes.sub}>{orderMessages.statuses[order.status]}</span>
                </Table.Td>
                <Table.Td>{placeOf(warehouse)}</Table.Td>
                <Table.Td ta="right">{formatCount(units)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <p className={classes.sum}>{words.together(together)}</p>
      {reserved > together && <p className={classes.sub}>{words.rest(reserved - together)}</p>}
    </Opened>
  )
}
