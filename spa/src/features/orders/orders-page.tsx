import { orders } from '@fluxori/contract/orders/orders'
import { useMemo } from 'react'
import { paths } from '../../business/paths.ts'
import type { LiveSelection } from '../../lib/live/query.ts'
import { useCount } from '../../lib/live/use-count.ts'
import { messages } from '../../lib/messages.ts'
import { orderMessages } from '../../lib/messages/orders.ts'
import { addressOf, queryWith, useGo, usePathPart, useQuery } from '../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { ColumnsMenu, SavedViews } from '../../ui/list-tools.tsx'
import { LiveList } from '../../ui/live-list.tsx'
import { Page } from '../../ui/page.tsx'
import { Split } from '../../ui/split.tsx'
import { isFiltered } from './list/filters.ts'
import { NoOrders } from './list/no-orders.tsx'
import { OrderBulk } from './bulk/order-bulk.tsx'
import { columnsOf } from './list/order-columns.tsx'
import { OrderDetail } from './detail/order-detail.tsx'
import { OrderFiltersBar } from './list/order-filters.tsx'
import { listId, OrderList } from './list/order-list.tsx'
import { ExportMenu } from './list/order-tools.tsx'
import classes from './orders-page.module.css'
import { useChoice } from './list/use-choice.ts'
import { useChannelList } from './use-names.ts'
import { useOrderFilters } from './list/use-order-filters.ts'
import { useOrderRows, type OrderRows } from './list/use-order-rows.ts'

const words = orderMessages

/** All orders, with one of them beside (on a phone: instead of) the list. What is shown stands in the address. */
export function OrdersPage() {
  const openId = usePathPart('order')
  const view = useOrderFilters()
  const channels = useChannelList()
  const list = useOrderRows(view.selection, view.filters.text)
  const columns = useMemo(() => columnsOf(channels), [channels])
  const { chosen, selection, clear } = useChoice(list.orders, list.of)
  const close = useClose()
  return (
    <Page
      title={words.title}
      documentTitle={messages.frame.pageTitle(words.title)}
      actions={
        <>
          <SavedViews page={listId} />
          {openId === undefined && <ColumnsMenu list={listId} columns={columns} />}
          <ExportMenu orders={list.orders} />
        </>
      }
      filters={
        <OrderFiltersBar
          filters={view.filters}
          channels={channels}
          today={view.today}
          onFilter={view.filter}
          onClear={view.clear}
          count={<HowMany list={list} selection={view.selection} text={view.filters.text} />}
        />
      }
    >
      <Split
        label={words.listLabel}
        list={
          <LiveList
            live={list.pages}
            rows={list.rows}
            empty={
              <NoOrders
                filtered={isFiltered(view.filters)}
                offline={list.pages.status === 'live' && list.pages.fromCache}
                onClear={view.clear}
              />
            }
          >
            {() => (
              <OrderList
                list={list}
                channels={channels}
                columns={columns}
                openId={openId}
                sort={view.sort}
                onSort={view.setSort}
                selection={selection}
              />
            )}
          </LiveList>
        }
        detail={
          openId === undefined ? null : (
            <OrderDetail key={openId} orderId={openId} onClose={close} hasKeys={chosen.length === 0} />
          )
        }
      />
      <OrderBulk chosen={chosen} channels={channels} onClear={clear} escapes={openId === undefined} />
    </Page>
  )
}

/** Back to the list as it was filtered. */
function useClose(): () => void {
  const go = useGo()
  const [query] = useQuery()
  return () => go(addressOf(paths.orders, queryWith(query, { do: null, line: null })))
}

type HowManyProps = Readonly<{ list: OrderRows; selection: Omit<LiveSelection, 'limit'>; text: string }>

/** How many orders are like that. All that is loaded is counted here; the rest by the server, which does not know of the text. */
function HowMany({ list: { pages, rows }, selection, text }: HowManyProps) {
  if (pages.status !== 'live' || rows.length === 0) return null
  if (pages.more === 'no') return <Counted text={words.filters.count(rows.length)} />
  if (text !== '') return <Counted text={words.filters.countShown(rows.length)} />
  return <CountedByServer selection={selection} shown={rows.length} />
}

function CountedByServer({ selection, shown }: { selection: Omit<LiveSelection, 'limit'>; shown: number }) {
  const count = useCount(orders, { merchant: useMerchantId() }, selection)
  return (
    <Counted
      text={count === null ? words.filters.countShown(shown) : words.filters.count(Math.max(count, shown))}
    />
  )
}

const Counted = ({ text }: { text: string }) => <p className={classes.count}>{text}</p>
