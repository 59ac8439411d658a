import type { warehousesSubject } from '@fluxori/contract/warehouses/warehouses'
import type { Handlers } from '../work.ts'
import { changeWarehouse } from './change-warehouse.ts'

/** Warehouses and channels are at hand: nothing is named. */
export const warehousesHandlers: Handlers<keyof (typeof warehousesSubject)['commands']> = {
  'warehouse-update': { needs: () => undefined, decide: changeWarehouse },
}
