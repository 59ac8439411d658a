import type { Sku, WarehouseId } from '@fluxori/contract/kernel'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { levelStates, type Level, type MovementEntry, type Stock } from '@fluxori/contract/stock/stock'

export const emptyLevel: Level = {
  onHand: 0,
  reserved: 0,
  incoming: 0,
  inTransit: 0,
  damaged: 0,
  quarantined: 0,
}

export const levelIn = (stock: Stock, warehouse: WarehouseId): Level => stock.levels[warehouse] ?? emptyLevel

/** The level after a signed change of some of its states. */
export function shifted(level: Level, delta: MovementEntry['delta']): Level {
  return levelStates.reduce(
    (shiftedLevel, state) => {
      shiftedLevel[state] += delta[state] ?? 0
      return shiftedLevel
    },
    { ...level },
  )
}

/** Units that can still be promised: on the shelf, whole, and not reserved. */
export const free = (level: Level): number =>
  level.onHand - level.reserved - level.damaged - level.quarantined

/** Whether a level is possible: nothing below zero, and nothing promised or set apart that is not there. */
export const isSound = (level: Level): boolean =>
  levelStates.every((state) => level[state] >= 0) && free(level) >= 0

/** Whether stock there is promised to buyers. A marketplace's own centre and goods on the road are not ours to promise. */
export const isSellable = (warehouse: Warehouse): boolean =>
  warehouse.kind === 'own' || warehouse.kind === 'third-party'

export const noStock = (sku: Sku): Stock => ({
  sku,
  title: '',
  isKit: false,
  words: [],
  supply: 'out',
  levels: {},
  available: 0,
  shortage: 0,
  listings: [],
  sold: {},
  kits: [],
  lastMovement: null,
})
