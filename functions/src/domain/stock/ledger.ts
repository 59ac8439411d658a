import type { Actor, Instant, Sku, WarehouseId } from '@fluxori/contract/kernel'
import {
  levelStates,
  type Level,
  type Movement,
  type MovementEntry,
  type MovementKind,
  type Stock,
} from '@fluxori/contract/stock/stock'
import type { Reading } from '../work.ts'
import { isSound, levelIn, noStock, shifted } from '@fluxori/contract/stock/levels'
import { repeated } from '../products/repeated.ts'

/** Units of one SKU that a decision moves in one warehouse, and for which cause. */
export type StockMoved = Readonly<{
  movement: MovementKind
  sku: Sku
  warehouse: WarehouseId
  delta: Partial<Level>
  reference: string
  reason: string | null
}>

/** The stock of a SKU: none of it, where nothing has been written yet. */
export function stockOf(state: Pick<Reading, 'get'>, sku: Sku): Stock {
  const product = state.get('products', sku)
  return state.get('stock', sku) ?? { ...noStock(sku), ...(product === undefined ? {} : repeated(product)) }
}

/**
 * The stock after one move. Throws a RangeError when a level would become impossible: no decision may ask for that, so
 * it is a fault in ours, and the command is set aside instead of the stock being spoilt.
 */
export function moved(stock: Stock, { sku, warehouse, delta }: StockMoved): Stock {
  const level = shifted(levelIn(stock, warehouse), delta)
  if (!isSound(level)) throw new RangeError(`${sku} in ${warehouse} cannot be ${JSON.stringify(level)}`)
  return { ...stock, levels: { ...stock.levels, [warehouse]: level } }
}

type Of = Readonly<{ seq: number; command: string; actor: Actor; at: Instant }>

/** What is freed can be held again, and only what is held can ship: in this order every level on the way is possible. */
const inOrder = [
  'opened',
  'released',
  'adjusted',
  'received',
  'transferred',
  'counted',
  'allocated',
  'shipped',
] as const satisfies readonly MovementKind[]

/**
 * A decision's movements: one for each kind and cause, with each place stated once and what stands there after it, so
 * that the last movement of a place always says its level. `before` gives the stock before the decision, `seq` is the
 * number of the last movement.
 */
export function movementsOf(
  before: (sku: Sku) => Stock | undefined,
  moves: readonly StockMoved[],
  { seq, command, actor, at }: Of,
): Movement[] {
  if (moves.length === 0) return []
  const levels = new Map<string, Level>()
  return inOrder
    .flatMap((kind) => [
      ...Map.groupBy(
        moves.filter(({ movement }) => movement === kind),
        ({ reference }) => reference,
      ),
    ])
    .map(([reference, group], index) => {
      const entries = entriesOf(before, levels, group)
      return {
        seq: seq + index + 1,
        kind: group[0]?.movement ?? 'adjusted',
        skus: [...new Set(entries.map(({ sku }) => sku))],
        entries,
        cause: { command, reference, reason: group[0]?.reason ?? null },
        actor,
        at,
      }
    })
}

function entriesOf(
  before: (sku: Sku) => Stock | undefined,
  levels: Map<string, Level>,
  group: readonly StockMoved[],
): MovementEntry[] {
  const places = Map.groupBy(group, ({ sku, warehouse }) => `${warehouse} ${sku}`)
  return [...places].flatMap(([place, [first, ...more]]) => {
    if (first === undefined) return []
    const { sku, warehouse } = first
    const known = levels.get(place) ?? levelIn(before(sku) ?? noStock(sku), warehouse)
    const delta = more.reduce((sum, move) => plus(sum, move.delta), first.delta)
    const after = shifted(known, delta)
    levels.set(place, after)
    return [{ sku, warehouse, delta, after }]
  })
}

/** Two changes as one. Only states that either names are named. */
function plus(one: Partial<Level>, other: Partial<Level>): Partial<Level> {
  const sum: Partial<Level> = { ...one }
  for (const state of levelStates) {
    const units = other[state]
    if (units !== undefined) sum[state] = (sum[state] ?? 0) + units
  }
  return sum
}
