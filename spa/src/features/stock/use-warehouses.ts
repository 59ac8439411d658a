import { warehouses, type Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { useMemo } from 'react'
import { readable } from '../../lib/live/row.ts'
import { foundOf, useLive } from '../../lib/live/use-live.ts'
import { useMerchantId } from '../../lib/session/session.ts'

/** The merchant's warehouses, those that stock is taken from first in front. */
export function useWarehouses(): readonly Warehouse[] {
  const found = foundOf(useLive(warehouses, { merchant: useMerchantId() }))
  return useMemo(() => readable(found).toSorted((a, b) => a.priority - b.priority), [found])
}
