import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { movements, type Movement, type Stock } from '@fluxori/contract/stock/stock'
import { Button } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import { useActorNames } from '../../../business/people/use-actor-names.ts'
import { formatDateTime } from '../../../lib/format/format.ts'
import { readable, type LiveRow } from '../../../lib/live/row.ts'
import { useLivePages } from '../../../lib/live/use-live-pages.ts'
import { stockHistoryMessages } from '../../../lib/messages/stock-history.ts'
import { useQuery } from '../../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { BrokenRow } from '../../../ui/broken-row.tsx'
import { LiveList } from '../../../ui/live-list.tsx'
import { LoadFailedLine } from '../../../ui/load-failed.tsx'
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
  const { found, more } = pages.status === 'live' ? pages : nothingYet
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
        <LiveList
          live={pages}
          failed={<LoadFailedLine />}
          empty={<p className={classes.quiet}>{words.none}</p>}
        >
          {(rows) => (
            <>
              <HistoryChart stock={stock} movements={read} whole={more === 'no'} />
              <HistoryTable found={rows} sku={stock.sku} at={at} place={place} />
              {more === 'no' ? (
                <p className={classes.quiet}>
                  {words.beginning} {formatDateTime(read.at(-1)?.at ?? '')}
                </p>
              ) : (
                <Button variant="default" loading={more === 'coming'} onClick={pages.loadMore}>
                  {words.more}
                </Button>
              )}
            </>
          )}
        </LiveList>
      </Section>
    </div>
  )
}

const nothingYet = { found: [], more: 'coming' } as const

/** Comes into sight when a number was opened that it explains. */
function useShownFrom(at: string | null) {
  const head = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (at !== null) head.current?.scrollIntoView({ block: 'start' })
  }, [at])
  return head
}

type HistoryTableProps = Readonly<{
  found: readonly LiveRow<Movement>[]
  sku: string
  at: string | null
  place: (warehouse: string) => string
}>

function HistoryTable({ found, sku, at, place }: HistoryTableProps) {
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
              <BrokenRow row={tale} />
            </li>
          ) : (
            <TaleRow key={tale.seq} tale={tale} orderNumber={orderNumber} />
          ),
        )}
      </ol>
    </>
  )
}
