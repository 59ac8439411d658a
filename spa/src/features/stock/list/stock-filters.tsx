import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { NativeSelect } from '@mantine/core'
import { useCallback } from 'react'
import { stockMessages } from '../../../lib/messages/stock.ts'
import { useQuery } from '../../../lib/navigation/navigation.ts'
import { Chips } from '../../../ui/chips.tsx'
import { ScanButton } from '../../../ui/scan-button.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { supplyFilters, supplyFrom } from './stock-filter.ts'
import classes from './stock-filters.module.css'

const words = stockMessages
const supplies = supplyFilters.map((value) => ({ value, label: words.supplies[value] }))

/** Search, how much there is, and where. All of it lives in the address. */
export function StockFilters({ warehouses }: { warehouses: readonly Warehouse[] }) {
  const [query, change] = useQuery()
  const search = useCallback((text: string) => change({ q: text }), [change])
  return (
    <>
      <div className={classes.search}>
        <SearchField
          label={words.search}
          clearLabel={words.clearSearch}
          value={query.get('q') ?? ''}
          onSearch={search}
        />
        <ScanButton onRead={search} />
      </div>
      <Chips
        label={words.supply}
        options={supplies}
        value={supplyFrom(query.get('supply'))}
        onChange={(supply) => change({ supply: supply === 'all' ? null : supply, sort: null })}
      />
      {warehouses.length !== 1 && (
        <NativeSelect
          className={classes.warehouse ?? ''}
          aria-label={words.warehouse}
          value={query.get('warehouse') ?? ''}
          data={[
            { value: '', label: words.everywhere },
            ...warehouses.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => change({ warehouse: event.currentTarget.value })}
        />
      )}
    </>
  )
}
