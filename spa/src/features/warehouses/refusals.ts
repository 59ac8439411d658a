import type { WarehouseRefusal } from '@fluxori/contract/warehouses/warehouses'

export const refusals: Readonly<Record<Exclude<WarehouseRefusal, 'unknown-channel'>, string>> = {
  'warehouse-taken': 'There is a warehouse with this id already. Choose another id.',
  'unknown-warehouse': 'There is no such warehouse. Choose another one.',
}
