import { ownOf } from '@fluxori/contract/own'
import { kitsMade, kitsOfPart } from '@fluxori/contract/stock/kits'
import { emptyLevel, free, isSellableKind, levelIn, totalLevel } from '@fluxori/contract/stock/levels'
import { levelStates, type Level, type Stock } from '@fluxori/contract/stock/stock'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'

/** All levels in one, or that of one warehouse. */
export const levelOf = (stock: Pick<Stock, 'levels'>, warehouse: string | null): Level =>
  warehouse === null ? totalLevel(stock) : levelIn(stock, warehouse)

/** A warehouse's part in what is available; `notSold` says why it has none. */
export type PlaceSum = Readonly<{
  id: string
  name: string
  level: Level
  free: number
  notSold: 'marketplace-dc' | 'transit' | 'unknown' | null
}>

export type Sum = Readonly<{
  places: readonly PlaceSum[]
  /** Free in warehouses that are sold from. */
  free: number
  /** How many of those have any. */
  freePlaces: number
  shortage: number
  available: number
}>

/**
 * How `available` comes about: free units of every warehouse that is sold from, less what waiting orders need, never
 * below zero. Warehouses that hold nothing are left out; one that nobody knows is named by its id.
 */
export function explained(
  { levels, shortage }: Pick<Stock, 'levels' | 'shortage'>,
  warehouses: readonly Warehouse[],
): Sum {
  const known = new Set(warehouses.map(({ id }) => id))
  const unknown = Object.keys(levels).filter((id) => !known.has(id))
  const places = [
    ...warehouses.map(({ id, name, kind }) => place(id, name, ownOf(levels, id), notSoldOf(kind))),
    ...unknown.map((id) => place(id, id, ownOf(levels, id), 'unknown')),
  ].filter(({ level }) => levelStates.some((state) => level[state] !== 0))
  const sold = places.filter(({ notSold }) => notSold === null)
  const units = sold.reduce((sum, one) => sum + one.free, 0)
  return {
    places,
    free: units,
    freePlaces: sold.filter((one) => one.free > 0).length,
    shortage,
    available: Math.max(0, units - shortage),
  }
}

const place = (id: string, name: string, level = emptyLevel, notSold: PlaceSum['notSold']): PlaceSum => ({
  id,
  name,
  level,
  free: free(level),
  notSold,
})

const notSoldOf = (kind: Warehouse['kind']): PlaceSum['notSold'] => (isSellableKind(kind) ? null : kind)

/** A component's part in how many kits there are; `makes` is null when it has no stock record. */
export type PartSum = Readonly<{
  sku: string
  title: string
  perKit: number
  available: number
  makes: number
  known: boolean
  decides: boolean
}>

/** How many whole kits the components make: the scarcest decides. Nothing is made of an unknown component. */
export function kitSum(
  kit: readonly Readonly<{ sku: string; quantity: number }>[],
  components: ReadonlyMap<string, Pick<Stock, 'title' | 'available'>>,
): Readonly<{ parts: readonly PartSum[]; available: number }> {
  const unitsOf = (sku: string) => components.get(sku)?.available ?? 0
  const available = kitsMade(kit, unitsOf)
  const parts = kit.map((part) => {
    const makes = kitsOfPart(unitsOf(part.sku), part)
    return {
      sku: part.sku,
      title: components.get(part.sku)?.title ?? '',
      perKit: part.quantity,
      available: unitsOf(part.sku),
      makes,
      known: components.has(part.sku),
      decides: makes === available,
    }
  })
  return { parts, available }
}
