import { productUpdate, VatClass } from '@fluxori/contract/products/products'
import { Button, NativeSelect } from '@mantine/core'
import '@mantine/core/styles/Combobox.css'
import { IconPlus } from '@tabler/icons-react'
import { useCallback, useMemo } from 'react'
import { paths } from '../../business/paths.ts'
import { useShortcuts } from '../../lib/keys/use-shortcuts.ts'
import { readable } from '../../lib/live/row.ts'
import { messages } from '../../lib/messages.ts'
import { productMessages } from '../../lib/messages/products.ts'
import { addressOf, queryWith, useGo, usePathPart, useQuery } from '../../lib/navigation/navigation.ts'
import { useSort } from '../../lib/navigation/use-sort.ts'
import { useMay } from '../../lib/session/session.ts'
import { Chips } from '../../ui/chips.tsx'
import { ColumnsMenu, ExportButton, SavedViews } from '../../ui/list-tools.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Split } from '../../ui/split.tsx'
import { productColumns, productExport } from './list/product-columns.tsx'
import { filterOf, shows, sortable, usualSort, type ProductFilter } from './list/product-filter.ts'
import { ProductList, productListId } from './list/product-list.tsx'
import classes from './list/product-list.module.css'
import { NewProduct, ProductPanel } from './detail/product-panel.tsx'
import { suggestionsOf } from './form/suggestions.ts'
import { useProductRows } from './list/use-product-rows.ts'

const words = productMessages
const showOptions = shows.map((value) => ({ value, label: words.shows[value] }))
const vatOptions = [
  { value: '', label: words.vatAny },
  ...VatClass.options.map((value) => ({ value, label: words.vat[value] })),
]

/** What the merchant sells: find it, look at it, say what it is. */
export function ProductsPage() {
  const [query] = useQuery()
  const go = useGo()
  const sku = usePathPart('sku')
  const may = useMay(productUpdate)
  const filter = useFilter(query)
  const [sort, setSort] = useSort(sortable, usualSort)
  const list = useProductRows(filter, sort)
  const loaded = useMemo(() => readable(list.rows), [list.rows])
  const suggestions = useMemo(() => suggestionsOf(loaded), [loaded])
  const adds = may && sku === undefined && query.get('new') === '1'
  const close = useCallback(
    () => go(addressOf(paths.products, queryWith(query, { new: null, do: null }))),
    [go, query],
  )
  const add = () => go(addressOf(paths.products, queryWith(query, { new: '1', do: null })))
  useShortcuts(words.title, may ? [{ keys: 'n', label: words.add, run: add }] : [])
  const detail =
    sku !== undefined ? (
      <ProductPanel key={sku} sku={sku} suggestions={suggestions} onClose={close} />
    ) : adds ? (
      <NewProduct suggestions={suggestions} onClose={close} />
    ) : null
  return (
    <Page
      title={words.title}
      documentTitle={messages.frame.pageTitle(words.title)}
      actions={
        <>
          <SavedViews page="products" />
          <ColumnsMenu list={productListId} columns={productColumns} />
          <ExportButton name="products" columns={productExport} rows={loaded} />
          {may && (
            <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={add}>
              {words.add}
            </Button>
          )}
        </>
      }
      filters={<Filters filter={filter} text={query.get('q') ?? ''} />}
    >
      <Split
        label={words.listLabel}
        list={
          <ProductList
            list={list}
            filter={filter}
            sort={sort}
            onSort={setSort}
            openSku={sku}
            isNarrow={detail !== null}
            mayAdd={may}
          />
        }
        detail={detail}
      />
    </Page>
  )
}

/** The same filter while the address says the same. */
function useFilter(query: URLSearchParams): ProductFilter {
  const { text, show, vat } = filterOf(query)
  return useMemo(() => ({ text, show, vat }), [text, show, vat])
}

function Filters({ filter, text }: Readonly<{ filter: ProductFilter; text: string }>) {
  const [, change] = useQuery()
  const search = useCallback((q: string) => change({ q }), [change])
  return (
    <>
      <SearchField label={words.search} clearLabel={words.clearSearch} value={text} onSearch={search} />
      <Chips
        label={words.shows.label}
        options={showOptions}
        value={filter.show}
        onChange={(show) => change({ show: show === 'all' ? null : show })}
      />
      <NativeSelect
        className={classes.vat ?? ''}
        aria-label={words.vatFilter}
        data={vatOptions}
        value={filter.vat ?? ''}
        onChange={(event) => change({ vat: event.currentTarget.value })}
      />
    </>
  )
}
