import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { movements, type Stock } from '@fluxori/contract/stock/stock'
import { Button } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import { useActorNames } from '../../../business/people/use-actor-names.ts'
import { formatDateTime } from '../../../lib/format/format.ts'
import { readable } from '../../../lib/live/row.ts'
import { useLivePages } from '../../../lib/live/use-live-pages.ts'
import { messages } from '../../../lib/messages.ts'
import { stockHistoryMessages } from '../../../lib/messages/stock-history.ts'
import { useQuery } from '../../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { BrokenRow } from '../../../ui/broken-row.tsx'
import { ListSkeleton } from '../../../ui/list-skeleton.tsx'
import { Section } from '../../../ui/panel.tsx'
import { HistoryChart } from './history-chart.tsx'
import classes from './history.module.css'
import { taleOf } from './movement-tale.ts'
import { TaleRow } from './tale-row.tsx'
import { useOrderNumbers } from './use-order-numbers.ts'

const words = stockHistoryMessages
const pageSizes = { first: 30, next: 30 }

/** What happened to a SKU, newest first: drawn, and told. */
export function History({ stock, warehouses }: { stock: Stock; warehouses: readonly Warehouse[] }) {
  const pages = useLivePages(
    movements,
    { merchant: useMerchantId() },
    { where: [['skus', 'array-contains', stock.sku]], orderBy: ['seq', 'desc'] },
    pageSizes,
  )
  const [query, change] = useQuery()
  const at = query.get('history')
  const place = (id: string) => warehouses.find((one) => one.id === id)?.name ?? id
  const head = useShownFrom(at)
  const found = pages.status === 'live' ? pages.found : none
  const read = useMemo(() => readable(found), [found])
  return (
    <div ref={head} className={classes.history}>
      <Section
        title={words.title}
        action={
          at !== null && (
            <Button variant="default" size="compact-sm" onClick={() => change({ history: null })}>
              {words.everywhere}
            </Button>
          )
        }
      >
        {pages.status === 'loading' && <ListSkeleton label={messages.frame.loading} />}
        {pages.status === 'failed' && <p role="alert">{messages.frame.failedText}</p>}
        {pages.status === 'live' && found.length === 0 && <p className={classes.quiet}>{words.none}</p>}
        {pages.status === 'live' && found.length > 0 && (
          <>
            <HistoryChart stock={stock} movements={read} whole={pages.more === 'no'} />
            <Told found={found} sku={stock.sku} at={at} place={place} />
            {pages.more === 'no' ? (
              <p className={classes.quiet}>
                {words.beginning} {formatDateTime(read.at(-1)?.at ?? '')}
              </p>
            ) : (
              <Button variant="default" loading={pages.more === 'coming'} onClick={pages.loadMore}>
                {words.more}
              </Button>
            )}
          </>
        )}
      </Section>
    </div>
  )
}

const none: readonly never[] = []

/** Comes into sight when a number was opened that it explains. */
function useShownFrom(at: string | null) {
  const head = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (at !== null) head.current?.scrollIntoView({ block: 'start' })
  }, [at])
  return head
}

type ToldProps = Readonly<{
  found: Extract<ReturnType<typeof useLivePages<typeof movements.schema>>, { status: 'live' }>['found']
  sku: string
  at: string | null
  place: (warehouse: string) => string
}>

function Told({ found, sku, at, place }: ToldProps) {
  const actorName = useActorNames()
  const tales = found.map((row) =>
    'broken' in row ? row : taleOf(row.value, sku, { place, who: actorName(row.value.actor) }),
  )
  const orderNumber = useOrderNumbers(
    tales.flatMap((tale) => ('broken' in tale || tale.orderId === null ? [] : [tale.orderId])),
  )
  const shown = tales.filter((tale) => 'broken' in tale || at === null || tale.warehouses.includes(at))
  return (
    <>
      {at !== null && <p className={classes.quiet}>{words.only(place(at))}</p>}
      {shown.length === 0 && at !== null && <p>{words.noneHere(place(at))}</p>}
      <ol className={classes.tales} aria-label={words.title}>
        {shown.map((tale) =>
          'broken' in tale ? (
            <li key={tale.id} className={classes.tale}>
              <BrokenRow
                title={messages.frame.brokenRow}
                hint={messages.frame.brokenRowHint(tale.id, tale.broken)}
              />
            </li>
          ) : (
            <TaleRow key={tale.seq} tale={tale} orderNumber={orderNumber} />
          ),
        )}
      </ol>
    </>
  )
}
