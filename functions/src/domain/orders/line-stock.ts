import type { ChannelId, Sku, WarehouseId } from '@fluxori/contract/kernel'
import type { Allocation, OrderLine } from '@fluxori/contract/orders/orders'
import { placeKey } from '@fluxori/contract/stock/levels'
import type { MovementKind } from '@fluxori/contract/stock/stock'
import { findStock, takeFrom } from '../stock/allocate.ts'
import { stockOf } from '../stock/ledger.ts'
import { inOrder } from '../warehouses/in-order.ts'
import type { Work } from '../work.ts'

/** Whose line it is: the channel decides which warehouses may serve it, the reference is what movements name. */
export type LineOf = Readonly<{ channelId: ChannelId; reference: string }>

/** Makes a line want `quantity` units: frees what is too much, reserves what is missing, notes what is short. */
export function wantUnits(work: Work, of: LineOf, line: OrderLine, quantity: number): OrderLine {
  const open = Math.max(0, quantity - line.shipped)
  const kept = line.allocated > open ? releaseUnits(work, of, line, line.allocated - open) : line
  return allocateLine(work, of, noteShortage(work, { ...kept, quantity: line.shipped + open }))
}

/** Reserves stock for as much of a line's shortage as there is stock for. */
export function allocateLine(work: Work, of: LineOf, line: OrderLine): OrderLine {
  const found = findStock(work, of.channelId, line.demand, line.shortage)
  if (found.units === 0) return line
  move(work, of, found.allocations, 'allocated', ({ quantity }) => ({ reserved: quantity }))
  return noteShortage(work, {
    ...line,
    allocated: line.allocated + found.units,
    allocations: merged([...line.allocations, ...found.allocations]),
  })
}

/** Reserved units of a line that a warehouse could send by itself: of a kit, as many as it holds all parts of. */
export function unitsIn({ allocated, demand, allocations }: OrderLine, warehouse: WarehouseId): number {
  const kits = demand.map(({ sku, quantity }) =>
    Math.floor(heldIn({ allocations }, { sku, warehouse }) / quantity),
  )
  return Math.min(allocated, ...kits)
}

type Leaving = Readonly<{ quantity: number; warehouse: WarehouseId | null }>

/**
 * Ships units that are allocated: they leave the shelf of the warehouse that is named, else of the preferred ones first.
 * Asking for more than is allocated is the caller's fault.
 */
export function shipUnits(
  work: Work,
  of: LineOf,
  line: OrderLine,
  { quantity: units, warehouse }: Leaving,
): OrderLine {
  if (units > line.allocated) throw new RangeError(`${units} units to ship, ${line.allocated} allocated`)
  const rank = new Map(
    inOrder(work.all('warehouses')).map(({ id }, place) => [id, id === warehouse ? -1 : place]),
  )
  const ranked = line.allocations.toSorted(
    (a, b) => (rank.get(b.warehouse) ?? 0) - (rank.get(a.warehouse) ?? 0),
  )
  const { taken, left } = takeFrom(ranked, line.demand, units)
  move(work, of, taken, 'shipped', ({ quantity }) => ({ onHand: -quantity, reserved: -quantity }))
  const stays = new Map(left.map((allocation) => [placeKey(allocation), allocation]))
  const allocations = line.allocations.flatMap((allocation) => stays.get(placeKey(allocation)) ?? [])
  return { ...line, shipped: line.shipped + units, allocated: line.allocated - units, allocations }
}

/** Frees everything that is held for a line and has not been shipped, shortage included. */
export function releaseLine(work: Work, of: LineOf, line: OrderLine): OrderLine {
  return noteShortage(work, {
    ...releaseUnits(work, of, line, line.allocated),
    quantity: line.shipped,
  })
}

/**
 * Takes up to `units` of a SKU in one warehouse back from a line, whole kits: the line is short of them then.
 */
export function takeBack(
  work: Work,
  of: LineOf,
  line: OrderLine,
  { sku, warehouse, units }: Readonly<{ sku: Sku; warehouse: WarehouseId; units: number }>,
): OrderLine {
  const each = line.demand.find((part) => part.sku === sku)?.quantity
  const held = heldIn(line, { sku, warehouse })
  if (each === undefined || held === 0) return line
  const whole = Math.min(line.allocated, Math.ceil(Math.min(units, held) / each))
  const isThere = (one: Allocation) => Number(one.sku === sku && one.warehouse === warehouse)
  const allocations = line.allocations.toSorted((a, b) => isThere(a) - isThere(b))
  return noteShortage(work, releaseUnits(work, of, { ...line, allocations }, whole))
}

/** Units of a SKU that a line holds in one warehouse. */
export const heldIn = (
  { allocations }: Pick<OrderLine, 'allocations'>,
  { sku, warehouse }: Readonly<{ sku: Sku; warehouse: WarehouseId }>,
): number =>
  allocations.reduce(
    (sum, one) => (one.sku === sku && one.warehouse === warehouse ? sum + one.quantity : sum),
    0,
  )

function releaseUnits(work: Work, of: LineOf, line: OrderLine, units: number): OrderLine {
  const { taken, left } = takeFrom(line.allocations, line.demand, units)
  move(work, of, taken, 'released', ({ quantity }) => ({ reserved: -quantity }))
  offerToWaiting(work, taken)
  return { ...line, allocated: line.allocated - units, allocations: [...left] }
}

/** What was freed goes to the orders that wait for it, in a command of its own. */
function offerToWaiting(work: Work, freed: readonly Allocation[]): void {
  new Set(freed.map(({ sku }) => sku)).forEach((sku) => {
    if ((work.get('stock', sku)?.shortage ?? 0) === 0) return
    work.followUp(`allocate:${sku}`, { kind: 'allocate', payload: { sku } })
  })
}

/** Brings a line's shortage, and what its SKUs know of it, to what its units say. A line without SKU waits for none. */
function noteShortage(work: Work, line: OrderLine): OrderLine {
  const shortage = line.quantity - line.shipped - line.allocated
  const change = shortage - line.shortage
  if (change !== 0) {
    line.demand.forEach(({ sku, quantity }) => {
      changeShortage(work, sku, change * quantity)
    })
  }
  return { ...line, shortage }
}

/** Notes what open orders lack of a SKU. Throws a RangeError where they would lack less than nothing. */
export function changeShortage(work: Work, sku: Sku, change: number): void {
  const stock = stockOf(work, sku)
  const shortage = stock.shortage + change
  if (shortage < 0) throw new RangeError(`${sku} cannot be short of ${shortage}`)
  work.put('stock', sku, { ...stock, shortage })
}

type Shift = (allocation: Allocation) => Readonly<{ onHand?: number; reserved?: number }>

function move(
  work: Work,
  of: LineOf,
  allocations: readonly Allocation[],
  movement: MovementKind,
  shift: Shift,
): void {
  allocations.forEach((allocation) => {
    work.move({
      movement,
      sku: allocation.sku,
      warehouse: allocation.warehouse,
      delta: shift(allocation),
      reference: of.reference,
      reason: null,
    })
  })
}

function merged(allocations: readonly Allocation[]): Allocation[] {
  const byPlace = new Map<string, Allocation>()
  for (const allocation of allocations) {
    const place = placeKey(allocation)
    const known = byPlace.get(place)
    byPlace.set(place, { ...allocation, quantity: allocation.quantity + (known?.quantity ?? 0) })
  }
  return [...byPlace.values()]
}
