import { stock, type Stock } from '@fluxori/contract/stock/stock'
import { useMemo, useRef } from 'react'
import { readable } from '../../lib/live/row.ts'
import { foundOf, useLive } from '../../lib/live/use-live.ts'
import { useMerchantId } from '../../lib/session/session.ts'

/** The most that one query looks for by name; a kit has no more components than this. */
const mostAtOnce = 30

/**
 * Stock of some SKUs by SKU, live: what they are called and how many there are. At least one SKU, at most `mostAtOnce`.
 * While the SKUs change, what was known stays.
 */
export function useStockBySku(skus: readonly string[]): ReadonlyMap<string, Stock> {
  const wanted = skus.slice(0, mostAtOnce).toSorted()
  const live = useLive(stock, { merchant: useMerchantId() }, { where: [['sku', 'in', wanted]] })
  const known = useRef<ReadonlyMap<string, Stock>>(new Map())
  const found = foundOf(live)
  return useMemo(() => {
    const rows = readable(found).map((level) => [level.sku, level] as const)
    known.current = new Map([...known.current, ...rows])
    return known.current
  }, [found])
}
