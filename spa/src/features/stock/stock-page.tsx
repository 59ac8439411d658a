import { stockUpdate } from '@fluxori/contract/stock/stock'
import { lazy, Suspense, useCallback } from 'react'
import { messages } from '../../lib/messages.ts'
import { stockMessages } from '../../lib/messages/stock.ts'
import { useGo, usePathPart, useQuery } from '../../lib/navigation/navigation.ts'
import { useMay } from '../../lib/session/session.ts'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { Split } from '../../ui/split.tsx'
import { StockActions } from './list/stock-actions.tsx'
import { StockFilters } from './list/stock-filters.tsx'
import { StockList } from './list/stock-list.tsx'
import { changeKindFrom, listAddress, skusFrom, skusText, type ChangeKind } from './stock-address.ts'
import { useListPlace } from './use-list-place.ts'
import { useStockKeys } from './use-stock-keys.ts'
import { useWarehouses } from './use-warehouses.ts'

const words = stockMessages

const StockDetail = lazy(async () => ({ default: (await import('./detail/stock-detail.tsx')).StockDetail }))
const ChangeDialog = lazy(async () => ({
  default: (await import('./change/change-dialog.tsx')).ChangeDialog,
}))

/** Stock: a list, the SKU that is open, and the form that the address asks for. */
export function StockPage() {
  const sku = usePathPart('sku')
  const go = useGo()
  const [query, change] = useQuery()
  const may = useMay(stockUpdate)
  const warehouses = useWarehouses()
  const onChange = useCallback(
    (kind: ChangeKind, skus: readonly string[], at: string | null = null) =>
      change({ do: kind, skus: skusText(skus), at }),
    [change],
  )
  const showAll = useCallback(() => change({ q: null, supply: null, sort: null }), [change])
  useListPlace(sku !== undefined)
  useStockKeys({ open: sku ?? null, onChange: may ? onChange : null })
  const asked = may ? changeKindFrom(query.get('do')) : null
  return (
    <Page
      title={words.title}
      documentTitle={messages.frame.pageTitle(sku ?? words.title)}
      actions={may ? <StockActions onChange={onChange} /> : undefined}
      filters={<StockFilters warehouses={warehouses} />}
    >
      <Split
        label={words.listLabel}
        list={
          <StockList
            warehouses={warehouses}
            openId={sku}
            onChange={may ? onChange : null}
            onShowAll={showAll}
          />
        }
        detail={
          sku === undefined ? null : (
            <Suspense fallback={<ListSkeleton />}>
              <StockDetail
                key={sku}
                sku={sku}
                warehouses={warehouses}
                onChange={may ? onChange : null}
                onClose={() => go(listAddress(query))}
              />
            </Suspense>
          )
        }
      />
      {asked !== null && (
        <Suspense>
          <ChangeDialog
            kind={asked}
            skus={skusFrom(query)}
            at={query.get('at')}
            warehouses={warehouses}
            onClose={() => change({ do: null, sku: null, skus: null, at: null })}
          />
        </Suspense>
      )}
    </Page>
  )
}
