import { products, warehouses } from '@fluxori/contract/products'
import { stock } from '@fluxori/contract/stock'
import { useMemo } from 'react'
import { readable } from '../../lib/live-row.ts'
import { useMerchantId } from '../../lib/session.ts'
import { useLive, type Live } from '../../lib/use-live.ts'
import { stockRow, type StockRow } from './stock-row.ts'

/** Stock of the first `size` SKUs, joined with titles and warehouse names as these come in. */
export function useStockRows(size: number) {
  const ids = { merchant: useMerchantId() }
  const levels = useLive(stock, ids, { orderBy: ['sku', 'asc'], limit: size })
  const titles = useLive(products, ids, { orderBy: ['sku', 'asc'], limit: size })
  const places = useLive(warehouses, ids)
  const foundLevels = foundOf(levels)
  const foundTitles = foundOf(titles)
  const foundPlaces = foundOf(places)
  const warehouseList = useMemo(
    () => readable(foundPlaces).toSorted((a, b) => a.priority - b.priority),
    [foundPlaces],
  )
  const rows = useMemo(() => {
    const bySku = new Map(readable(foundTitles).map((product) => [product.sku, product]))
    return readable(foundLevels).map((level): StockRow => stockRow(level, bySku, warehouseList))
  }, [foundLevels, foundTitles, warehouseList])
  const broken = useMemo(() => foundLevels.flatMap((row) => ('broken' in row ? [row] : [])), [foundLevels])
  return {
    status: levels.status,
    rows,
    broken,
    warehouses: warehouseList,
    mayBeMore: foundLevels.length >= size,
  }
}

const nothing: readonly never[] = []
const foundOf = <T>(live: Live<readonly T[]>): readonly T[] => (live.status === 'live' ? live.found : nothing)
