import type { Product } from '@fluxori/contract/products/products'
import { useCallback, type ReactNode } from 'react'
import { paths } from '../../../business/paths.ts'
import { messages } from '../../../lib/messages.ts'
import { productMessages } from '../../../lib/messages/products.ts'
import { addressOf, queryWith, useQuery } from '../../../lib/navigation/navigation.ts'
import type { SortOrder } from '../../../lib/navigation/use-sort.ts'
import { DataList } from '../../../ui/data-list.tsx'
import { ListEnding } from '../../../ui/data-list.tsx'
import { LiveList } from '../../../ui/live-list.tsx'
import { StatePanel } from '../../../ui/state-panel.tsx'
import { ProductCard, productColumns } from './product-columns.tsx'
import { isFiltered, isSortedByServer, usualSort, type ProductFilter } from './product-filter.ts'
import type { useProductRows } from './use-product-rows.ts'

const words = productMessages

/** Names the list, and what the device remembers of it. */
export const productListId = 'products'

type ProductListProps = Readonly<{
  list: ReturnType<typeof useProductRows>
  filter: ProductFilter
  sort: SortOrder
  onSort: (sort: SortOrder) => void
  openSku: string | undefined
  isNarrow: boolean
  mayAdd: boolean
}>

const card = (product: Product): ReactNode => <ProductCard product={product} />
const versionOf = (product: Product): string => JSON.stringify(product)

/** The list, or why there is none. */
export function ProductList({ list, filter, sort, onSort, openSku, isNarrow, mayAdd }: ProductListProps) {
  const [query] = useQuery()
  const filters = queryWith(query, { new: null, do: null }).toString()
  const hrefOf = useCallback(
    ({ sku }: Product) => addressOf(paths.product(sku), new URLSearchParams(filters)),
    [filters],
  )
  const isUsual = sort.by === usualSort.by && sort.direction === usualSort.direction
  const partly = list.more !== 'no' && !isSortedByServer(filter) && !isUsual
  return (
    <LiveList live={list.pages} rows={list.rows} empty={<NoProducts filter={filter} mayAdd={mayAdd} />}>
      {(rows) => (
        <DataList
          id={productListId}
          label={words.listLabel}
          rows={rows}
          columns={productColumns}
          card={card}
          hrefOf={hrefOf}
          openId={openSku}
          narrow={isNarrow}
          sort={sort}
          onSort={onSort}
          versionOf={versionOf}
          onEnd={list.loadMore}
          ending={
            <ListEnding
              text={
                partly
                  ? words.sortedSoFar(rows.length)
                  : list.more === 'no'
                    ? messages.frame.list.end(rows.length)
                    : messages.frame.list.coming
              }
            />
          }
        />
      )}
    </LiveList>
  )
}

function NoProducts({ filter, mayAdd }: Readonly<{ filter: ProductFilter; mayAdd: boolean }>) {
  if (isFiltered(filter)) {
    return (
      <StatePanel
        title={words.nothingFoundTitle[filter.text === '' && filter.vat === null ? filter.show : 'all']}
        text={words.nothingFoundText[filter.text === '' && filter.vat === null ? filter.show : 'all']}
        action={{ label: words.nothingFoundAction, to: paths.products }}
      />
    )
  }
  if (!mayAdd) return <StatePanel title={words.emptyTitle} text={words.emptyTextReader} />
  return (
    <StatePanel
      title={words.emptyTitle}
      text={words.emptyText}
      action={{ label: words.add, to: paths.newProduct }}
    />
  )
}
