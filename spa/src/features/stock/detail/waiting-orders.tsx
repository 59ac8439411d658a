import { orders } from '@fluxori/contract/orders/orders'
import { Table } from '@mantine/core'
import { paths } from '../../../business/paths.ts'
import { useAge } from '../../../lib/clock/use-age.ts'
import { formatCount } from '../../../lib/format/format.ts'
import { readable } from '../../../lib/live/row.ts'
import { foundOf, useLive } from '../../../lib/live/use-live.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { stockMessages } from '../../../lib/messages/stock.ts'
import { Link } from '../../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { Age } from '../../../ui/age.tsx'
import { Opened } from './opened.tsx'
import classes from './opened.module.css'
import { lackedBy } from './promises.ts'

const { waiting: words, held } = stockMessages
const most = 100

type WaitingOrdersProps = Readonly<{ sku: string; shortage: number; onClose: () => void }>

/** The orders that wait for a SKU in the order in which they get it, which together are its shortage. */
export function WaitingOrders({ sku, shortage, onClose }: WaitingOrdersProps) {
  const age = useAge()
  const live = useLive(
    orders,
    { merchant: useMerchantId() },
    { where: [['waitingFor', 'array-contains', sku]], orderBy: ['placedAt', 'asc'], limit: most },
  )
  const rows = readable(foundOf(live)).map((order) => ({ order, units: lackedBy(order, sku) }))
  const together = rows.reduce((sum, { units }) => sum + units, 0)
  return (
    <Opened
      title={words.title}
      live={live}
      empty={rows.length === 0 && shortage === 0 ? words.none : null}
      onClose={onClose}
    >
      <Table verticalSpacing={4} horizontalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{held.order}</Table.Th>
            <Table.Th>{words.placed}</Table.Th>
            <Table.Th ta="right">{words.lacks}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ order, units }) => (
            <Table.Tr key={order.id}>
              <Table.Td>
                <Link href={paths.order(order.id)} className={classes.link ?? ''}>
                  {order.number}
                </Link>
                <span className={classes.sub}>{orderMessages.statuses[order.status]}</span>
              </Table.Td>
              <Table.Td>
                <Age {...age(order.placedAt)} />
              </Table.Td>
              <Table.Td ta="right">{formatCount(units)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p className={classes.sum}>{held.together(together)}</p>
      {shortage > together && <p className={classes.sub}>{words.rest(shortage - together)}</p>}
    </Opened>
  )
}
