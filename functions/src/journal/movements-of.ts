import type { Actor, Instant } from '@fluxori/contract/kernel'
import {
  levelStates,
  type Level,
  type Movement,
  type MovementEntry,
  type MovementKind,
} from '@fluxori/contract/stock/stock'
import type { Draft } from '../domain/book.ts'
import { levelIn, noStock, shifted } from '../domain/stock/level.ts'
import type { Fact } from '../domain/story.ts'

type Moved = Extract<Fact, { kind: 'stock-moved' }>
type Of = Readonly<{ seq: number; command: string; actor: Actor; at: Instant }>

/** What is freed can be held again, and only what is held can ship: in this order every level on the way is possible. */
const inOrder = [
  'opened',
  'adjusted',
  'received',
  'transferred',
  'counted',
  'released',
  'allocated',
  'shipped',
] as const satisfies readonly MovementKind[]

/**
 * A decision's movements: one for each kind and cause, with each place stated once and what stands there after it, so
 * that the last movement of a place always says its level. `draft` is the book before the decision, `seq` its last.
 */
export function movementsOf(
  draft: Draft,
  facts: readonly Fact[],
  { seq, command, actor, at }: Of,
): Movement[] {
  const moved = facts.filter((fact) => fact.kind === 'stock-moved')
  const levels = new Map<string, Level>()
  return inOrder
    .flatMap((kind) => [
      ...Map.groupBy(
        moved.filter(({ movement }) => movement === kind),
        ({ reference }) => reference,
      ),
    ])
    .map(([reference, group], index) => {
      const entries = entriesOf(draft, levels, group)
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

function entriesOf(draft: Draft, levels: Map<string, Level>, group: readonly Moved[]): MovementEntry[] {
  const places = Map.groupBy(group, ({ sku, warehouse }) => `${warehouse} ${sku}`)
  return [...places].flatMap(([place, [first, ...more]]) => {
    if (first === undefined) return []
    const { sku, warehouse } = first
    const before = levels.get(place) ?? levelIn(draft.stock.get(sku) ?? noStock(sku), warehouse)
    const delta = more.reduce((sum, fact) => plus(sum, fact.delta), first.delta)
    const after = shifted(before, delta)
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
