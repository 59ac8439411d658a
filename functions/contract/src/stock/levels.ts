import type { ChannelId, Sku, WarehouseId } from '../kernel.ts'
import { ownOf } from '../own.ts'
import type { Warehouse } from '../warehouses/warehouses.ts'
import { levelStates, type Level, type MovementEntry, type Stock } from './stock.ts'

/** What a warehouse has of a SKU that was never there. */
export const emptyLevel: Level = {
  onHand: 0,
  reserved: 0,
  incoming: 0,
  inTransit: 0,
  damaged: 0,
  quarantined: 0,
}

/** Stock of a SKU of which nothing is known yet. */
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

/** One SKU in one warehouse, as a key. */
export const placeKey = ({ sku, warehouse }: Readonly<{ sku: Sku; warehouse: WarehouseId }>): string =>
  `${warehouse} ${sku}`

export const levelIn = ({ levels }: Pick<Stock, 'levels'>, warehouse: WarehouseId): Level =>
  ownOf(levels, warehouse) ?? emptyLevel

/** All of its warehouses in one level. */
export const totalLevel = ({ levels }: Pick<Stock, 'levels'>): Level =>
  Object.values(levels).reduce(shifted, emptyLevel)

/** The level after a signed change of some of its states. */
export function shifted(level: Level, delta: MovementEntry['delta']): Level {
  const after = { ...level }
  for (const state of levelStates) after[state] += delta[state] ?? 0
  return after
}

/** Units that can still be promised: on hand, whole, and not reserved. Below zero only where a level is not possible. */
export const free = ({
  onHand,
  reserved,
  damaged,
  quarantined,
}: Pick<Level, 'onHand' | 'reserved' | 'damaged' | 'quarantined'>): number =>
  onHand - reserved - damaged - quarantined

/** Whether a level is possible: nothing below zero, and nothing promised or set apart that is not there. */
export const isSound = (level: Level): boolean =>
  levelStates.every((state) => level[state] >= 0) && free(level) >= 0

/** Whether stock there is promised to buyers. A marketplace's own centre and goods on the road are not ours to promise. */
export const isSellable = ({ kind }: Pick<Warehouse, 'kind'>): boolean => isSellableKind(kind)

export const isSellableKind = (kind: Warehouse['kind']): kind is 'own' | 'third-party' =>
  kind === 'own' || kind === 'third-party'

type Serving = Pick<Warehouse, 'id' | 'kind' | 'serves'>

/** Whether stock there may be promised to buyers of this channel (of any channel: null). */
export const isServing = (warehouse: Omit<Serving, 'id'>, channel: ChannelId | null): boolean =>
  isSellable(warehouse) &&
  (channel === null || warehouse.serves === null || warehouse.serves.includes(channel))

/** Free units in the warehouses that serve the channel (any channel: null). */
export const freeUnits = (
  stock: Pick<Stock, 'levels'>,
  warehouses: readonly Serving[],
  channel: ChannelId | null,
): number =>
  warehouses
    .filter((warehouse) => isServing(warehouse, channel))
    .reduce((sum, { id }) => sum + free(levelIn(stock, id)), 0)

/**
 * Available to promise of a SKU that is no kit: what buyers of the channel (any channel: null) could still order. Its
 * free units less what waiting orders need, never below zero.
 */
export const unpromised = (
  stock: Pick<Stock, 'levels' | 'shortage'>,
  warehouses: readonly Serving[],
  channel: ChannelId | null,
): number => Math.max(0, freeUnits(stock, warehouses, channel) - stock.shortage)
