import { Button } from '@mantine/core'
import type { Order } from '@fluxori/contract/orders/orders'
import { IconArrowUp } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import { paths } from '../../../business/paths.ts'
import { serverNow } from '../../../lib/clock/server-clock.ts'
import { messages } from '../../../lib/messages.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { addressOf, queryWith, useQuery } from '../../../lib/navigation/navigation.ts'
import type { SortOrder } from '../../../lib/navigation/use-sort.ts'
import { DataList, ListEnding, type Column, type Selection } from '../../../ui/data-list.tsx'
import { LiveRegion } from '../../../ui/live-region.tsx'
import { cardOf } from './order-columns.tsx'
import classes from './order-list.module.css'
import { useArrivalsText, useHeldOrders } from './use-arrivals.ts'
import type { Names } from '../use-names.ts'
import type { OrderRows } from './use-order-rows.ts'

export const listId = 'orders'

type OrderListProps = Readonly<{
  list: OrderRows
  channels: Names
  columns: readonly Column<Order>[]
  openId: string | undefined
  sort: SortOrder
  onSort: (sort: SortOrder) => void
  selection: Selection
}>

/** The orders that were found. New ones wait while the reader has scrolled, so that nothing jumps. */
export function OrderList({ list, channels, columns, openId, sort, onSort, selection }: OrderListProps) {
  const { pages, rows, orders } = list
  const [openedAt] = useState(() => new Date(serverNow()).toISOString())
  const held = useHeldOrders(orders, {
    of: list.of,
    active: sort.direction === 'desc',
    choosing: selection.chosen.size > 0,
  })
  const spoken = useArrivalsText(orders, openedAt)
  const { isHeld } = held
  const shown = useMemo(() => rows.filter((row) => 'broken' in row || !isHeld(row.value)), [rows, isHeld])
  const card = useMemo(() => cardOf(channels), [channels])
  const isFresh = useCallback((order: Order) => order.receivedAt > openedAt, [openedAt])
  const more = pages.status === 'live' ? pages.more : 'no'
  return (
    <>
      <LiveRegion text={spoken} />
      {held.waiting > 0 && (
        <div className={classes.waiting}>
          <Button radius="xl" leftSection={<IconArrowUp size={16} />} onClick={held.show}>
            {orderMessages.waiting(held.waiting)}
          </Button>
        </div>
      )}
      <DataList
        id={listId}
        label={orderMessages.listLabel}
        rows={shown}
        columns={columns}
        card={card}
        hrefOf={useHrefOf()}
        openId={openId}
        narrow={openId !== undefined}
        sort={sort}
        onSort={onSort}
        selection={selection}
        versionOf={versionOf}
        isFresh={isFresh}
        onEnd={pages.loadMore}
        ending={
          more === 'no' ? (
            <ListEnding text={messages.frame.list.end(shown.length)} />
          ) : (
            <ListEnding text={messages.frame.list.coming} />
          )
        }
      />
    </>
  )
}

const versionOf = ({ updatedAt }: Order) => updatedAt

/** Where an order leads: its detail, beside the list as it is filtered now. */
function useHrefOf(): (order: Order) => string {
  const [query] = useQuery()
  const kept = queryWith(query, { do: null, line: null }).toString()
  return useCallback((order) => addressOf(paths.order(order.id), new URLSearchParams(kept)), [kept])
}
