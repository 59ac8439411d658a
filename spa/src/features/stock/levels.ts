import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { levelStates, type Level, type Stock } from '@fluxori/contract/stock/stock'

export const emptyLevel: Level = {
  onHand: 0,
  reserved: 0,
  incoming: 0,
  inTransit: 0,
  damaged: 0,
  quarantined: 0,
}

export const levelIn = ({ levels }: Pick<Stock, 'levels'>, warehouse: string): Level =>
  levels[warehouse] ?? emptyLevel

/** Units that may still be promised or taken away: there, whole, and not reserved. */
export const freeOf = ({ onHand, reserved, damaged, quarantined }: Level): number =>
  onHand - reserved - damaged - quarantined

/** All levels in one, or that of one warehouse. */
export function levelOf({ levels }: Pick<Stock, 'levels'>, warehouse: string | null): Level {
  if (warehouse !== null) return levels[warehouse] ?? emptyLevel
  const sum = { ...emptyLevel }
  for (const level of Object.values(levels)) {
    for (const state of levelStates) sum[state] += level[state]
  }
  return sum
}

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
    ...warehouses.map(({ id, name, kind }) => place(id, name, levels[id], notSoldOf(kind))),
    ...unknown.map((id) => place(id, id, levels[id], 'unknown')),
  ].filter(({ level }) => levelStates.some((state) => level[state] !== 0))
  const sold = places.filter(({ notSold }) => notSold === null)
  const free = sold.reduce((sum, one) => sum + one.free, 0)
  return {
    places,
    free,
    freePlaces: sold.filter((one) => one.free > 0).length,
    shortage,
    available: Math.max(0, free - shortage),
  }
}

const place = (id: string, name: string, level = emptyLevel, notSold: PlaceSum['notSold']): PlaceSum => ({
  id,
  name,
  level,
  free: freeOf(level),
  notSold,
})

const notSoldOf = (kind: Warehouse['kind']): PlaceSum['notSold'] =>
  kind === 'own' || kind === 'third-party' ? null : kind

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
  const parts = kit.map(({ sku, quantity }) => {
    const component = components.get(sku)
    const available = component?.available ?? 0
    return {
      sku,
      title: component?.title ?? '',
      perKit: quantity,
      available,
      makes: Math.floor(available / quantity),
      known: component !== undefined,
    }
  })
  const available = parts.length === 0 ? 0 : Math.min(...parts.map(({ makes }) => makes))
  return { available, parts: parts.map((part) => ({ ...part, decides: part.makes === available })) }
}
