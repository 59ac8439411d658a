import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { recall, remember } from '../../../lib/device/storage.ts'

const name = 'fluxori-stock-warehouse'

/** The warehouse that a form begins with: the one asked for, the one this device was last used for, or the first. */
export function usualWarehouse(warehouses: readonly Warehouse[], asked: string | null): string {
  const last = recall('local', name)
  const known = (id: unknown) => warehouses.find((warehouse) => warehouse.id === id)
  return (known(asked) ?? known(last) ?? warehouses[0])?.id ?? ''
}

/** This device works in that warehouse: the next form begins there. */
export const workIn = (warehouse: string): boolean => remember('local', name, warehouse)
