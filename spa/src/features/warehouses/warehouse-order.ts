import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'

type Placed = Pick<Warehouse, 'id' | 'priority'>
type Priority = Readonly<{ id: string; priority: number }>

/** As stock is taken from them: the lowest priority first. */
export const inTakingOrder = <W extends Placed>(warehouses: readonly W[]): readonly W[] =>
  warehouses.toSorted((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1))

const [least, most, usualGap] = [0, 1000, 10]

/** The priority of one that is added behind all others. */
export const lastPriority = (warehouses: readonly Placed[]): number =>
  Math.min(most, Math.max(0, ...warehouses.map(({ priority }) => priority)) + usualGap)

/**
 * The fewest priorities to change so that a warehouse is taken from one place earlier or later. Nothing when it is at
 * that end already. The warehouses come in taking order.
 */
export function movedBy(
  warehouses: readonly Placed[],
  id: string,
  direction: 'earlier' | 'later',
): readonly Priority[] {
  const from = warehouses.findIndex((warehouse) => warehouse.id === id)
  const to = direction === 'earlier' ? from - 1 : from + 1
  const [moved, other] = [warehouses[from], warehouses[to]]
  if (moved === undefined || other === undefined) return []
  const wanted = warehouses.with(to, moved).with(from, other)
  const ways = [
    between(wanted, to),
    [
      { id: moved.id, priority: other.priority },
      { id: other.id, priority: moved.priority },
    ],
    anew(wanted),
  ]
  return ways.find((way) => way.length > 0 && leadsTo(warehouses, way, wanted)) ?? []
}

/** One priority between those of its new neighbours, where there is room. */
function between(wanted: readonly Placed[], place: number): readonly Priority[] {
  const before = wanted[place - 1]?.priority ?? least - 1
  const after = wanted[place + 1]?.priority ?? most + 1
  const priority =
    before < least
      ? Math.max(least, after - usualGap)
      : after > most
        ? Math.min(most, before + usualGap)
        : Math.floor((before + after) / 2)
  const moved = wanted[place]
  return moved !== undefined && before < priority && priority < after ? [{ id: moved.id, priority }] : []
}

/** All of them numbered from the start, those left out that keep theirs. */
function anew(wanted: readonly Placed[]): readonly Priority[] {
  const gap = Math.min(usualGap, Math.floor(most / wanted.length))
  return wanted
    .map(({ id }, index) => ({ id, priority: (index + 1) * gap }))
    .filter(({ priority }, index) => wanted[index]?.priority !== priority)
}

function leadsTo(
  warehouses: readonly Placed[],
  changes: readonly Priority[],
  wanted: readonly Placed[],
): boolean {
  const changed = warehouses.map((warehouse) => changes.find(({ id }) => id === warehouse.id) ?? warehouse)
  return inTakingOrder(changed).every(({ id }, index) => wanted[index]?.id === id)
}
