import type { Item, Prices } from './prices.ts'

/** How much of everything that is paid for some work uses. What is not named is none. */
export type Usage = Readonly<Partial<Record<Item, number>>>

/** One line of a bill, in integer micro-dollars: before and after what a month has free. */
export type Line = Readonly<{ item: Item; quantity: number; microUsd: number; afterFreeMicroUsd: number }>

export type Bill = Readonly<{ lines: readonly Line[]; microUsd: number; afterFreeMicroUsd: number }>

const items = [
  'firestore-read',
  'firestore-write',
  'firestore-delete',
  'invocation',
  'vcpu-second',
  'gib-second',
  'idle-vcpu-second',
  'idle-gib-second',
  'egress-gib',
  'log-gib',
  'schedule',
  'secret-version',
  'secret-access',
] as const satisfies readonly Item[]

/** Uses added up. */
export const plus = (...usages: readonly Usage[]): Usage => {
  const sum = new Map<Item, number>()
  usages.forEach((usage) => {
    items.forEach((item) => {
      const quantity = usage[item]
      if (quantity !== undefined) sum.set(item, (sum.get(item) ?? 0) + quantity)
    })
  })
  return Object.fromEntries(sum)
}

/** So many times the same. */
export const times = (usage: Usage, count: number): Usage =>
  Object.fromEntries(
    items.flatMap((item) => {
      const quantity = usage[item]
      return quantity === undefined ? [] : [[item, quantity * count]]
    }),
  )

/**
 * What a month's use costs. Each line is rounded to a whole micro-dollar and the total is their sum, so that the parts
 * are the whole.
 */
export function billFor(usage: Usage, prices: Prices): Bill {
  const lines = items.map((item): Line => {
    const { microUsd, per, freeAMonth } = prices[item]
    const quantity = usage[item] ?? 0
    const cost = (units: number): number => Math.round((units * microUsd) / per)
    return {
      item,
      quantity,
      microUsd: cost(quantity),
      afterFreeMicroUsd: cost(Math.max(0, quantity - freeAMonth)),
    }
  })
  return {
    lines,
    microUsd: lines.reduce((sum, line) => sum + line.microUsd, 0),
    afterFreeMicroUsd: lines.reduce((sum, line) => sum + line.afterFreeMicroUsd, 0),
  }
}
