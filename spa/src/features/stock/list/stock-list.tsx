import { productUpdate } from '@fluxori/contract/products/products'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { useMemo, useState } from 'react'
import { paths } from '../../../business/paths.ts'
import { stockMessages } from '../../../lib/messages/stock.ts'
import { useMay } from '../../../lib/session/session.ts'
import { ListSkeleton } from '../../../ui/list-skeleton.tsx'
import { LiveList } from '../../../ui/live-list.tsx'
import { StatePanel } from '../../../ui/state-panel.tsx'
import type { ChangeKind } from '../stock-address.ts'
import { matching, sorted } from './stock-filter.ts'
import { StockRows } from './stock-rows.tsx'
import { useFound } from './use-found.ts'
import { useStockList, type StockPages } from './use-stock-list.ts'

const words = stockMessages

export type StockListProps = Readonly<{
  warehouses: readonly Warehouse[]
  openId: string | undefined
  /** Opens a form for these SKUs; null when the person may only look. */
  onChange: ((kind: ChangeKind, skus: readonly string[]) => void) | null
  onShowAll: () => void
}>

/** All stock, or what filters and search leave of it. */
export function StockList(props: StockListProps) {
  const list = useStockList()
  const { pages, text } = list
  const [chosen, onChosen] = useState<ReadonlySet<string>>(new Set())
  const shown: Shown = { ...props, list, chosen, onChosen }
  const Found = text === '' ? Listed : list.complete ? FoundHere : FoundEverywhere
  return <LiveList live={pages}>{() => <Found {...shown} />}</LiveList>
}

type Shown = StockListProps &
  Readonly<{
    list: StockPages
    /** SKUs that are chosen. They stay chosen while one looks for more. */
    chosen: ReadonlySet<string>
    onChosen: (chosen: ReadonlySet<string>) => void
  }>

function Listed({ list, ...props }: Shown) {
  const { pages, rows, total, filter, sort, complete } = list
  const mayAdd = useMay(productUpdate)
  if (rows.length === 0 && !complete) return <ListSkeleton />
  if (rows.length === 0) {
    if (pages.status === 'live' && pages.fromCache) {
      return <StatePanel title={words.offlineEmptyTitle} text={words.offlineEmptyText} />
    }
    if (filter === 'all') {
      return (
        <StatePanel
          title={words.emptyTitle}
          text={words.emptyText}
          {...(mayAdd ? { action: { label: words.emptyAction, to: paths.newProduct } } : {})}
        />
      )
    }
    const [title, text] = words.nothingFiltered[filter]
    return <StatePanel title={title} text={text} action={{ label: words.showAll, onAct: props.onShowAll }} />
  }
  const missing = complete && sort.by === 'moved' && total !== null ? total - rows.length : 0
  const ending = [
    ...(complete ? [words.ending.all(rows.length)] : [words.ending.coming]),
    ...(missing > 0 ? [words.ending.unmoved(missing)] : []),
    ...(list.sortedSome ? [words.ending.sortedSome(rows.length)] : []),
  ]
  return (
    <StockRows
      {...props}
      rows={rows}
      sort={sort}
      onSort={list.onSort}
      onEnd={list.loadMore}
      total={total === null ? null : words.total(total)}
      ending={ending.join('. ')}
    />
  )
}

/** Everything is loaded, so the search needs nobody else. */
function FoundHere({ list, ...props }: Shown) {
  const { rows, text, filter, sort } = list
  const found = useMemo(() => sorted(matching(rows, text, filter), sort), [rows, text, filter, sort])
  return <FoundRows {...props} list={list} found={found} searching={false} />
}

function FoundEverywhere({ list, ...props }: Shown) {
  const { rows, text, filter, sort } = list
  const { rows: found, searching } = useFound({ text, filter, sort, loaded: rows })
  return <FoundRows {...props} list={list} found={found} searching={searching} />
}

type FoundProps = Shown & Readonly<{ found: StockPages['rows']; searching: boolean }>

function FoundRows({ list, found, searching, ...props }: FoundProps) {
  if (found.length === 0) {
    if (searching) return <ListSkeleton label={words.searching} />
    return (
      <StatePanel
        title={words.nothingTitle(list.text)}
        text={words.nothingText}
        action={{ label: words.showAll, onAct: props.onShowAll }}
      />
    )
  }
  return (
    <StockRows
      {...props}
      rows={found}
      sort={list.sort}
      onSort={list.onSort}
      total={words.ending.found(found.length)}
      ending={searching ? words.searching : words.ending.found(found.length)}
    />
  )
}
