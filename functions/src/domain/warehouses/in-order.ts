import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'

/** Warehouses as stock is taken from them: the lowest priority first. */
export const inOrder = (warehouses: readonly Warehouse[]): readonly Warehouse[] =>
  warehouses.toSorted((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1))
