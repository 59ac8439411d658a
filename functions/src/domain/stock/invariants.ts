import type { Order } from '@fluxori/contract/orders/orders'
import { levelStates, type Level, type Movement, type Stock } from '@fluxori/contract/stock/stock'
import { emptyLevel, isSound, levelIn, shifted, placeKey } from '@fluxori/contract/stock/levels'

/** A rule that does not hold: what about, which rule, what it says against what it should. */
export type Broken = Readonly<{ subject: string; rule: string; detail: string }>

/**
 * Checks stock against what made it: every level is the sum of its movements and equals the balance after the last,
 * reserved is the sum of open allocations, shortage the sum of what open lines are short of, and no level is
 * impossible. `movements` in the order of their numbers, from the first.
 */
export function brokenStock(
  stock: readonly Stock[],
  movements: readonly Movement[],
  orders: readonly Order[],
): readonly Broken[] {
  const sums = new Map<string, Level>()
  const broken: Broken[] = []
  let before = 0
  for (const movement of movements) {
    if (movement.seq !== before + 1) {
      broken.push({ subject: String(movement.seq), rule: 'movement-sequence', detail: `follows ${before}` })
    }
    before = movement.seq
    for (const entry of movement.entries) {
      const level = shifted(sums.get(placeKey(entry)) ?? emptyLevel, entry.delta)
      sums.set(placeKey(entry), level)
      if (!sameLevel(level, entry.after)) {
        broken.push({ subject: entry.sku, rule: 'balance-after', detail: `movement ${movement.seq}` })
      }
    }
  }
  return [...broken, ...stock.flatMap((one) => brokenSku(one, sums)), ...brokenPromises(stock, orders)]
}

function brokenSku(stock: Stock, sums: ReadonlyMap<string, Level>): Broken[] {
  return Object.keys(stock.levels).flatMap((warehouse) => {
    const level = levelIn(stock, warehouse)
    const sum = sums.get(placeKey({ sku: stock.sku, warehouse })) ?? emptyLevel
    const where = `${warehouse}: ${JSON.stringify(level)}`
    return [
      ...(sameLevel(level, sum)
        ? []
        : [
            {
              subject: stock.sku,
              rule: 'level-is-sum',
              detail: `${where}, movements say ${JSON.stringify(sum)}`,
            },
          ]),
      ...(isSound(level) ? [] : [{ subject: stock.sku, rule: 'level-possible', detail: where }]),
    ]
  })
}

function brokenPromises(stock: readonly Stock[], orders: readonly Order[]): Broken[] {
  const reserved = new Map<string, number>()
  const short = new Map<string, number>()
  for (const line of orders.flatMap(({ lines }) => lines)) {
    line.allocations.forEach((held) => add(reserved, placeKey(held), held.quantity))
    line.demand.forEach(({ sku, quantity }) => add(short, sku, quantity * line.shortage))
  }
  return stock.flatMap((one) => [
    ...Object.keys(one.levels).flatMap((warehouse) => {
      const promised = reserved.get(placeKey({ sku: one.sku, warehouse })) ?? 0
      const level = levelIn(one, warehouse)
      return promised === level.reserved
        ? []
        : [
            {
              subject: one.sku,
              rule: 'reserved-is-promised',
              detail: `${warehouse}: ${level.reserved}, orders hold ${promised}`,
            },
          ]
    }),
    ...(one.shortage === (short.get(one.sku) ?? 0)
      ? []
      : [
          {
            subject: one.sku,
            rule: 'shortage-is-owed',
            detail: `${one.shortage}, orders lack ${short.get(one.sku) ?? 0}`,
          },
        ]),
  ])
}

function add(sums: Map<string, number>, key: string, quantity: number): void {
  sums.set(key, (sums.get(key) ?? 0) + quantity)
}

const sameLevel = (one: Level, other: Level): boolean =>
  levelStates.every((state) => one[state] === other[state])
