import { Button } from '@mantine/core'
import { orders, OrderStatus } from '@fluxori/contract/orders'
import { IconArrowUp } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { readable } from '../../lib/live-row.ts'
import { messages } from '../../lib/messages.ts'
import { paths } from '../../lib/paths.ts'
import { useMerchantId } from '../../lib/session.ts'
import { useLive, type LiveSelection } from '../../lib/use-live.ts'
import { Chips } from '../../ui/chips.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { LiveRegion } from '../../ui/live-region.tsx'
import { Page } from '../../ui/page.tsx'
import { StatePanel } from '../../ui/state-panel.tsx'
import { OrderDetail } from './order-detail.tsx'
import { OrderList } from './order-list.tsx'
import classes from './orders-page.module.css'
import { useArrivalsText, useHeldOrders } from './use-arrivals.ts'
import { useListScroll } from './use-list-scroll.ts'

const words = messages.orders
const pageSize = 50

type Filter = OrderStatus | 'all'

const filters = [
  { value: 'all', label: words.all },
  ...OrderStatus.options.map((status) => ({ value: status, label: words.statuses[status] })),
] satisfies { value: Filter; label: string }[]

const selectionOf = (filter: Filter, size: number): LiveSelection => ({
  ...(filter === 'all' ? {} : { where: [['status', '==', filter]] }),
  orderBy: ['placedAt', 'desc'],
  limit: size,
})

/** The filter lives in the address, so that it can be kept, sent and gone back to. */
function useFilter(): [Filter, (filter: Filter) => void] {
  const [params, setParams] = useSearchParams()
  const asked = OrderStatus.safeParse(params.get('status'))
  const choose = (filter: Filter) => setParams(filter === 'all' ? {} : { status: filter }, { replace: true })
  return [asked.success ? asked.data : 'all', choose]
}

/** All orders, newest first, with one of them beside (on a phone: instead of) the list. */
export function OrdersPage() {
  const { orderId } = useParams()
  const [filter, setFilter] = useFilter()
  useListScroll(orderId !== undefined)
  return (
    <Page
      title={words.title}
      documentTitle={messages.frame.pageTitle(words.title)}
      filters={<Chips label={words.filter} options={filters} value={filter} onChange={setFilter} />}
    >
      <div className={classes.split} data-open={orderId !== undefined}>
        <section className={classes.list} aria-label={words.listLabel}>
          <LiveOrders key={filter} filter={filter} openId={orderId} onShowAll={() => setFilter('all')} />
        </section>
        {orderId !== undefined && (
          <section className={classes.detail}>
            <OrderDetail key={orderId} orderId={orderId} />
          </section>
        )}
      </div>
    </Page>
  )
}

type LiveOrdersProps = Readonly<{ filter: Filter; openId: string | undefined; onShowAll: () => void }>

function LiveOrders({ filter, openId, onShowAll }: LiveOrdersProps) {
  const [size, setSize] = useState(pageSize)
  const [openedAt] = useState(() => new Date().toISOString())
  const live = useLive(orders, { merchant: useMerchantId() }, selectionOf(filter, size))
  const found = live.status === 'live' ? live.found : null
  const readableOrders = useMemo(() => readable(found ?? []), [found])
  const held = useHeldOrders(readableOrders)
  const spoken = useArrivalsText(readableOrders, openedAt)

  if (live.status === 'failed') {
    const retry = { label: messages.frame.retry, onAct: () => location.reload() }
    return (
      <StatePanel
        tone="bad"
        title={messages.frame.failedTitle}
        text={messages.frame.failedText}
        action={retry}
      />
    )
  }
  if (found === null) return <ListSkeleton label={messages.frame.loading} />
  if (found.length === 0) return <NoOrders filter={filter} onShowAll={onShowAll} />
  return (
    <>
      <LiveRegion text={spoken} />
      {held.waiting > 0 && (
        <Button
          className={classes.waiting ?? ''}
          radius="xl"
          leftSection={<IconArrowUp size={16} />}
          onClick={held.show}
        >
          {words.waiting(held.waiting)}
        </Button>
      )}
      <OrderList
        rows={found.filter((row) => 'broken' in row || !held.isHeld(row.value))}
        openId={openId}
        freshSince={openedAt}
        filter={filter}
      />
      {found.length >= size && (
        <Button variant="default" mt="md" fullWidth onClick={() => setSize(size + pageSize)}>
          {messages.frame.loadMore(pageSize)}
        </Button>
      )}
    </>
  )
}

function NoOrders({ filter, onShowAll }: { filter: Filter; onShowAll: () => void }) {
  if (filter !== 'all') {
    return (
      <StatePanel
        title={words.emptyFilterTitle(words.statuses[filter])}
        text={words.emptyFilterText}
        action={{ label: words.emptyFilterAction, onAct: onShowAll }}
      />
    )
  }
  return (
    <StatePanel
      title={words.emptyTitle}
      text={words.emptyText}
      action={{ label: words.emptyAction, to: paths.channels }}
    />
  )
}
